import { isReopened } from '../meeting/actions/reopened.ts';
import { standingOf, type Standing } from '../meeting/actions/standing.ts';
import { isConfirmed } from './project.ts';
import type { Choice } from './query.ts';
import type { ShownAction } from './shown.ts';

/** How many there are of each, and in all. */
export interface Figures {
  /** All that ever was, also what was taken off the agenda since. */
  readonly promised: number;
  /** Done, and most of those who asked for it and answered say so. */
  readonly confirmed: number;
  readonly by: Readonly<Record<Choice, number>>;
}

export interface Counted {
  readonly status: Standing;
  readonly count: number;
  readonly reopened: number;
  readonly confirmed: number;
  readonly overdue: number;
}

export function figuresOf(counts: readonly Counted[]): Figures {
  const by = {
    ...{ proposed: 0, planned: 0, 'under-way': 0, done: 0, 'not-possible': 0, dropped: 0 },
    ...{ reopened: 0, overdue: 0 },
  };
  let [promised, confirmed] = [0, 0];
  for (const one of counts) {
    by[one.status] += one.count;
    by.reopened += one.reopened;
    by.overdue += one.overdue;
    promised += one.count;
    confirmed += one.confirmed;
  }
  return { promised, confirmed, by };
}

/** @param overdue whether an action is, today */
export function counted(actions: readonly ShownAction[], overdue: (action: ShownAction) => boolean): Counted[] {
  return actions.map((action) => ({
    status: standingOf(action),
    count: 1,
    reopened: Number(isReopened(action)),
    confirmed: Number(isConfirmed(action)),
    overdue: Number(overdue(action)),
  }));
}
