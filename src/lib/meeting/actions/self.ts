import type { ActionId, ParticipantId } from '../ids.ts';
import type { MeetingState } from '../state.ts';
import { standingOf } from './standing.ts';

/** What one of those who asked for an action has to do with it. */
export interface OwnAction {
  /** What they said since it was last said to be done. */
  readonly answer: 'solved' | 'not-solved' | null;
  /** It is said to be done, and in the agenda: they may say whether it is solved for them, and change their mind. */
  readonly asked: boolean;
}

/** Of all the actions behind which this person stands. */
export function ownActions(state: MeetingState, participant: ParticipantId): Record<string, OwnAction> {
  const own: Record<string, OwnAction> = {};
  for (const id of state.actions.keys()) {
    const one = ownAction(state, participant, id);
    if (one) own[id] = one;
  }
  return own;
}

/** Undefined if this person does not stand behind it. */
export function ownAction(state: MeetingState, participant: ParticipantId, id: ActionId): OwnAction | undefined {
  const action = state.actions.get(id);
  if (!action?.supporters.has(participant)) return undefined;
  const answer = action.answers.get(participant);
  return {
    answer: answer ? (answer.solved ? 'solved' : 'not-solved') : null,
    asked: standingOf(action) === 'done',
  };
}
