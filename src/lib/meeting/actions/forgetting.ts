import type { Journal } from '../journal.ts';
import type { MeetingState } from '../state.ts';

/** What the end of retention leaves of those who stood behind actions: how many answered what. */
export type AnswerCounts = Readonly<Record<string, Counted & { readonly earlier?: readonly Counted[] }>>;

interface Counted {
  readonly confirmed: number;
  readonly disputed: number;
}

export function answerCounts(state: MeetingState): AnswerCounts {
  const counts: Record<string, AnswerCounts[string]> = {};
  for (const { id, confirmed, disputed, rounds } of state.actions.values()) {
    const earlier = rounds.map((round) => ({ confirmed: round.confirmed, disputed: round.disputed }));
    if (earlier.length > 0) counts[id] = { confirmed, disputed, earlier };
    else if (confirmed + disputed > 0) counts[id] = { confirmed, disputed };
  }
  return counts;
}

/** Nobody is asked any more; what was written to staff with an answer goes with whose it was. */
export function forgetAnswers(state: MeetingState, counts: AnswerCounts, journal: Journal): void {
  for (const action of state.actions.values()) {
    const key = `actions/${action.id}`;
    for (const person of action.supporters) journal.touchSelf(person, key);
    for (const { id } of action.notes) journal.add(state.scrubbed, id);
    journal.set(action, 'supporters', new Set());
    journal.set(action, 'answers', new Map());
    journal.set(action, 'confirmed', counts[action.id]?.confirmed ?? 0);
    journal.set(action, 'disputed', counts[action.id]?.disputed ?? 0);
    const earlier = counts[action.id]?.earlier ?? [];
    const known = action.rounds.slice(0, earlier.length);
    journal.set(
      action,
      'rounds',
      known.map((round, n) => ({ ...round, ...earlier[n] }))
    );
    journal.set(action, 'notes', []);
    journal.touch(key);
  }
}
