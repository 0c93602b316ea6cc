import { decideActions, evolveActions } from './actions/actions.ts';
import { senderOf } from './actors.ts';
import { decideAgenda, evolveAgenda } from './agenda-links.ts';
import { decideAnonymity, evolveAnonymity } from './anonymity.ts';
import { decideAppeal, evolveAppeal } from './appeals.ts';
import { mayDo } from './authority.ts';
import type { Command } from './commands.ts';
import type { Context, Decision } from './decision.ts';
import type { LoggedEvent, MeetingEvent, Texts } from './events.ts';
import { decideFlag, evolveFlag } from './flags.ts';
import { decideIdeas, evolveIdeas } from './ideas.ts';
import type { Journal } from './journal.ts';
import { decideLifecycle, evolveLifecycle, phaseFor } from './lifecycle.ts';
import { decideModeration, evolveModeration } from './moderation.ts';
import { remember } from './receipts.ts';
import { recording } from './record.ts';
import { refuse } from './refusals.ts';
import { decideRoom, evolveRoom } from './room.ts';
import { decideStage, evolveStage } from './stage.ts';
import type { MeetingState } from './state.ts';
import { decideVotes, evolveVotes } from './votes.ts';

/**
 * The rules of a meeting, whole: what a command leads to (`decide`), and what an event does (`evolve`). Nothing in this
 * folder reads a clock, a random number, the network or a disk.
 */

/**
 * What follows from a command: events to log, or a refusal. It changes nothing. Whether the command was seen before is
 * asked first, by `recall`; how fast it comes is limited by the Hall.
 * @returns a refusal with `not-allowed`, `wrong-phase`, `closed`, `too-late` (after its `until`), or one of those that the command's own rules name
 */
export function decide(state: MeetingState, command: Command, context: Context): Decision {
  const { role } = context.actor;
  const phase = phaseFor(role, state, context.now);
  const right = mayDo(role, command.type, phase);
  if (right === 'role') return refuse('not-allowed');
  if (right === 'phase') {
    return refuse(role === 'resident' && (phase === 'closed' || phase === 'archived') ? 'closed' : 'wrong-phase');
  }
  if (command.until !== undefined && context.now > command.until) return refuse('too-late');
  switch (command.type) {
    case 'idea.submit':
    case 'idea.scribe':
    case 'idea.withdraw':
      return decideIdeas(state, command, context);
    case 'idea.flag':
      return decideFlag(state, command, context);
    case 'idea.appeal':
      return decideAppeal(state, command, context);
    case 'room.enter':
      return decideRoom(state, context);
    case 'agenda.link':
      return decideAgenda(state, command);
    case 'record.anonymise':
      return decideAnonymity(state, context);
    case 'agenda.publish':
    case 'action.update':
    case 'action.confirm':
    case 'action.redact':
      return decideActions(state, command, context);
    case 'vote.set':
      return decideVotes(state, command, context);
    case 'meeting.gather':
    case 'meeting.open':
    case 'meeting.pause':
    case 'meeting.close':
    case 'meeting.reopen':
    case 'meeting.archive':
    case 'meeting.configure':
    case 'meeting.allow':
      return decideLifecycle(state, command, context);
    case 'idea.publish':
    case 'idea.hold':
    case 'idea.restore':
    case 'idea.screen':
    case 'idea.merge':
    case 'idea.unmerge':
    case 'idea.redact':
    case 'idea.reply':
    case 'idea.translate':
      return decideModeration(state, command, context);
    case 'stage.spotlight':
    case 'stage.blank':
    case 'stage.timer':
    case 'stage.show':
    case 'stage.part':
    case 'stage.extend':
    case 'stage.note':
      return decideStage(state, command, context);
  }
}

/** The events of an accepted command as they go into the log. A command that changes nothing is noted all the same. */
export function toLog(command: Command, context: Context, decided: Extract<Decision, { ok: true }>): LoggedEvent[] {
  const stamp = { at: context.now, by: senderOf(context.actor) };
  const events: readonly MeetingEvent[] = decided.events.length > 0 ? decided.events : [{ type: 'command.noted' }];
  const [first] = events;
  // Nearly all commands are votes. Written out, for copying objects field by field would be a tenth of a vote's cost.
  if (first?.type === 'vote.cast' || first?.type === 'vote.withdrawn') {
    return [{ type: first.type, ideaId: first.ideaId, at: stamp.at, by: stamp.by, cmd: command.id }];
  }
  return events.map((event, index): LoggedEvent => {
    if (event.type === 'action.reopened') return { ...event, at: stamp.at, by: 'system' };
    if (index < events.length - 1) return { ...event, ...stamp };
    return { ...event, ...stamp, cmd: command.id, ...(decided.result && { result: decided.result }) };
  });
}

/**
 * Lets an event happen to the state, in place. What it overwrites and what it touches is noted in the journal;
 * `journal.undo()` brings the state back exactly.
 * @param texts the texts of the event's batch; one that was scrubbed since reads as empty
 * @throws Error if the event cannot follow on this state: the log is broken, and the meeting must stop
 */
export function evolve(state: MeetingState, event: LoggedEvent, texts: Texts, journal: Journal): void {
  journal.set(state, 'version', state.version + 1);
  switch (event.type) {
    case 'meeting.created':
    case 'meeting.gathered':
    case 'meeting.opened':
    case 'meeting.paused':
    case 'meeting.closed':
    case 'meeting.reopened':
    case 'meeting.archived':
    case 'meeting.configured':
    case 'meeting.allowed':
      evolveLifecycle(state, event, journal);
      break;
    case 'idea.submitted':
      journal.set(state, 'recordedAt', state.version);
      evolveIdeas(state, event, texts, journal);
      break;
    case 'idea.withdrawn':
      recording(state, event, journal, () => evolveIdeas(state, event, texts, journal));
      break;
    case 'idea.flagged':
      journal.set(state, 'recordedAt', state.version);
      evolveFlag(state, event, journal);
      break;
    case 'idea.appealed':
      journal.set(state, 'recordedAt', state.version);
      evolveAppeal(state, event, texts, journal);
      break;
    case 'participant.entered':
      evolveRoom(state, event, journal);
      break;
    case 'agenda.linked':
      evolveAgenda(state, event, journal);
      break;
    case 'agenda.published':
    case 'action.updated':
    case 'action.answered':
    case 'action.reopened':
    case 'action.redacted':
      evolveActions(state, event, texts, journal);
      break;
    case 'vote.cast':
    case 'vote.withdrawn':
      evolveVotes(state, event, journal);
      break;
    case 'idea.published':
    case 'idea.held':
    case 'idea.restored':
    case 'idea.screened':
    case 'idea.merged':
    case 'idea.unmerged':
    case 'idea.redacted':
    case 'idea.replied':
    case 'idea.translated':
      recording(state, event, journal, () => evolveModeration(state, event, texts, journal));
      break;
    case 'stage.spotlighted':
    case 'stage.blanked':
    case 'stage.timed':
    case 'stage.shown':
    case 'stage.parted':
    case 'stage.noted':
      evolveStage(state, event, texts, journal);
      break;
    case 'meeting.anonymised':
      evolveAnonymity(state, event, journal);
      break;
    case 'act.forgotten':
    case 'command.noted':
      break;
  }
  if (event.cmd) remember(state, event.by, event.cmd, event.result, journal);
}
