import type { Action, Round } from './action.ts';

/** Every time that it was said to be done and is not any more, with the answers then, oldest first. */
export function roundsOf({ rounds, wasDone, confirmed, disputed }: Action): readonly Round[] {
  return wasDone ? [...rounds, { ...wasDone, confirmed, disputed }] : rounds;
}
