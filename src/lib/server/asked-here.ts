import { backedRoots } from '../client/ballot.ts';
import type { SelfView } from '../meeting/self.ts';
import type { BoardView } from '../meeting/view.ts';
import { becameOf, type BecameOf } from './became.ts';

/**
 * What somebody is asked at the board now: of what they asked for and is said to be done, the first that they did not
 * answer. What they answered just now stays until they go on, also if their answer opened it again: so they are told that
 * it is counted, and a second tap answers nothing else. Null: nothing.
 * @param answered the action that they answered just now
 */
export function askedHere(view: BoardView, self: SelfView, answered: string | null): AskedHere | null {
  const { actions } = becameOf(view, self, [...backedRoots(view.ideas, self.votes)]);
  const open = actions.filter(({ own }) => own.asked && own.answer === null);
  const just = actions.find(({ action, own }) => action.id === answered && own.answer !== null);
  const shown = just ?? open[0];
  return shown ? { ...shown, more: open.length - (just ? 0 : 1) } : null;
}

export interface AskedHere extends BecameOf {
  /** How many questions are open beside this one. */
  readonly more: number;
}
