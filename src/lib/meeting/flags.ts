import { participantOf, senderOf } from './actors.ts';
import { isPublic } from './board.ts';
import type { ResidentCommand } from './commands.ts';
import { accept, type Context, type Decision } from './decision.ts';
import type { LoggedEvent, ObjectionEvent } from './events.ts';
import type { IdeaId } from './ids.ts';
import type { Journal } from './journal.ts';
import { refuse } from './refusals.ts';
import type { Idea, MeetingState } from './state.ts';

/** Why somebody thinks that an idea should not stand on the board. */
export type FlagReason = 'personal-data' | 'abuse' | 'unsafe' | 'other';
export const FLAG_REASONS: readonly FlagReason[] = ['personal-data', 'abuse', 'unsafe', 'other'];

/** No flags: nobody said anything, or staff has decided since. */
export const NO_FLAGS: Idea['flags'] = Object.freeze({});

export function hasFlags(idea: Idea): boolean {
  return idea.flags !== NO_FLAGS;
}

/**
 * Flagging what is on the board: staff sees how many did and why, the public sees nothing. Once per person and idea:
 * again is in order and changes nothing. Refuses `unknown-idea` (also for one that is not public), `own-idea`.
 */
export function decideFlag(
  state: MeetingState,
  command: Extract<ResidentCommand, { type: 'idea.flag' }>,
  { actor }: Context
): Decision {
  if (actor.role !== 'resident') return refuse('not-allowed');
  const idea = state.ideas.get(command.ideaId as IdeaId);
  if (idea && state.flagged.get(actor.participant)?.has(idea.id)) return accept();
  if (idea?.author === senderOf(actor)) return refuse('own-idea');
  if (!idea || !isPublic(state, idea)) return refuse('unknown-idea');
  return accept({ type: 'idea.flagged', ideaId: idea.id, reason: command.reason });
}

export function evolveFlag(
  state: MeetingState,
  event: LoggedEvent & Extract<ObjectionEvent, { type: 'idea.flagged' }>,
  journal: Journal
): void {
  const idea = state.ideas.get(event.ideaId);
  const who = participantOf(event.by);
  if (!idea || !who) throw new Error(`idea.flagged: no idea ${event.ideaId}, or not by a participant`);
  const theirs = state.flagged.get(who) ?? new Set();
  if (theirs.size === 0) journal.put(state.flagged, who, theirs);
  journal.add(theirs, idea.id);
  journal.set(idea, 'flags', { ...idea.flags, [event.reason]: (idea.flags[event.reason] ?? 0) + 1 });
  journal.touch(`ideas/${idea.id}`);
  journal.touchSelf(who, 'flags');
}
