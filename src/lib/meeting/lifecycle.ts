import type { LifecycleCommand } from './commands.ts';
import { accept, type Context, type Decision } from './decision.ts';
import type { LifecycleEvent } from './events.ts';
import type { Journal } from './journal.ts';
import { refuse } from './refusals.ts';
import { keepCited } from './retiring.ts';
import type { Retention } from './settings.ts';
import { impossibleTime, opensItselfAt } from './schedule.ts';
import { EVERYTHING, feltPhase, type Allows, type MeetingState, type Phase } from './state.ts';

/** scheduled → gathering → live ⇄ paused → closed → archived. Which step is possible from where is in `authority.ts`. */

/**
 * The phase that holds for residents: past its closing time a meeting is closed, even before its Hall has said so, and
 * what is closed to them is as if its time had not come.
 */
export function phaseFor(role: string, state: MeetingState, now: number): Phase {
  if (role !== 'resident') return state.phase;
  return feltPhase({ phase: state.phase, closesAt: state.settings.closesAt, allows: state.allows }, now);
}

/** A closing time that has passed would close the meeting again at once, so opening lets go of it. */
export function closingTime(state: MeetingState, now: number): number | null {
  const { closesAt } = state.settings;
  return closesAt !== null && closesAt > now ? closesAt : null;
}

/** Refuses times that cannot be (`bad-time`: see `schedule.ts`), and the meeting's own clock before its time (`bad-time`). */
export function decideLifecycle(state: MeetingState, command: LifecycleCommand, context: Context): Decision {
  switch (command.type) {
    case 'meeting.gather': {
      const opensAt = opensItselfAt(state);
      const tooEarly = opensAt === null || context.now < opensAt;
      if (context.actor.role === 'system' && tooEarly) return refuse('bad-time');
      return accept({ type: 'meeting.gathered', closesAt: closingTime(state, context.now) });
    }
    case 'meeting.open':
      return accept({ type: 'meeting.opened', closesAt: closingTime(state, context.now) });
    case 'meeting.pause':
      return accept({ type: 'meeting.paused' });
    case 'meeting.close': {
      const { closesAt } = state.settings;
      const tooEarly = closesAt === null || context.now < closesAt;
      if (context.actor.role === 'system' && tooEarly) return refuse('bad-time');
      return accept({ type: 'meeting.closed' });
    }
    case 'meeting.reopen':
      return accept({ type: 'meeting.reopened', closesAt: closingTime(state, context.now) });
    case 'meeting.archive':
      return accept({ type: 'meeting.archived' });
    case 'meeting.configure': {
      const settings = keepCited(state, command.settings);
      if (
        settings.retention !== undefined &&
        state.wasClosed &&
        isShorter(settings.retention, state.settings.retention)
      )
        return refuse('kept-longer');
      if (impossibleTime(state, settings, context.now)) return refuse('bad-time');
      return Object.keys(settings).length === 0 ? accept() : accept({ type: 'meeting.configured', settings });
    }
    case 'meeting.allow': {
      const allowed = changes(state.allows, command);
      return Object.keys(allowed).length === 0 ? accept() : accept({ type: 'meeting.allowed', ...allowed });
    }
  }
}

/**
 * Whether who did what might be kept for less time than was said; to say nothing any more is that too, for anything could be
 * said after it. A month counts as its longest or its shortest, so that what passes is not shorter in any calendar.
 */
function isShorter(given: Retention | null, said: Retention | null): boolean {
  if (said === null) return false;
  if (given === null) return true;
  if (given.unit === said.unit) return given.amount < said.amount;
  return given.unit === 'days' ? given.amount < said.amount * 31 : given.amount * 28 < said.amount;
}

/** What is named and is not so already. */
function changes(now: Allows, { ideas, votes }: Partial<Allows>): Partial<Allows> {
  return {
    ...(ideas !== undefined && ideas !== now.ideas && { ideas }),
    ...(votes !== undefined && votes !== now.votes && { votes }),
  };
}

const PHASE_AFTER: Readonly<Record<Exclude<LifecycleEvent['type'], 'meeting.configured' | 'meeting.allowed'>, Phase>> =
  {
    'meeting.created': 'scheduled',
    'meeting.gathered': 'gathering',
    'meeting.opened': 'live',
    'meeting.paused': 'paused',
    'meeting.closed': 'closed',
    'meeting.reopened': 'live',
    'meeting.archived': 'archived',
  };

export function evolveLifecycle(
  state: MeetingState,
  event: LifecycleEvent & { readonly at: number },
  journal: Journal
): void {
  journal.touch('meeting');
  // Whoever opens the meeting opens it whole; one that goes on after a break goes on as it was.
  const begins = event.type === 'meeting.opened' && state.phase !== 'paused';
  if (begins || event.type === 'meeting.gathered' || event.type === 'meeting.reopened') {
    journal.set(state, 'allows', EVERYTHING);
  }
  if (event.type !== 'meeting.configured' && event.type !== 'meeting.allowed') {
    journal.set(state, 'phase', PHASE_AFTER[event.type]);
  }
  switch (event.type) {
    case 'meeting.created':
      journal.set(state, 'code', event.code);
      journal.set(state, 'settings', event.settings);
      journal.set(state, 'rehearsal', event.rehearsal ?? false);
      return;
    case 'meeting.configured': {
      journal.set(state, 'settings', { ...state.settings, ...event.settings });
      // A part that is not in the plan any more is not shown.
      if (event.settings.plan !== undefined) journal.touch('stage');
      if (event.settings.ballot !== undefined) {
        for (const idea of state.ideas.values()) if (idea.inRoom > 0) journal.touch(`inRoom/${idea.id}`);
      }
      if (event.settings.votesPerResident === undefined) return;
      journal.everySelf.add('budget');
      for (const participant of state.participants.keys()) journal.touchSelf(participant, 'budget');
      return;
    }
    case 'meeting.opened':
    case 'meeting.reopened':
      journal.set(state, 'closedAt', null);
      journal.set(state, 'settings', { ...state.settings, closesAt: event.closesAt });
      return;
    case 'meeting.gathered':
      if (event.closesAt === undefined) return;
      journal.set(state, 'settings', { ...state.settings, closesAt: event.closesAt });
      return;
    case 'meeting.allowed':
      journal.set(state, 'allows', { ...state.allows, ...changes(state.allows, event) });
      return;
    case 'meeting.closed':
      journal.touch('stage');
      journal.set(state, 'stage', { ...state.stage, part: null });
      journal.set(state, 'closedAt', event.at);
      journal.set(state, 'wasClosed', true);
      return;
    case 'meeting.paused':
    case 'meeting.archived':
      return;
  }
}
