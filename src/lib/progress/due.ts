import { owesAnswer } from '../meeting/actions/reopened.ts';
import { dayAfter, dayOf } from '../zone.ts';
import type { ShownAction } from './shown.ts';

/** So many days ahead something is due soon. */
const SOON_DAYS = 30;

export interface OwnerDue {
  /** Who answers for it; empty: nobody does. */
  readonly owner: string;
  /** An answer is owed, it is overdue, or due soon: what is owed first, then by date. */
  readonly due: readonly ShownAction[];
  /** How many more have time, or no date. */
  readonly rest: number;
}

/** What is due, by who answers for it: whoever has the most pressing first. @param actions still to be done */
export function dueByOwner(actions: readonly ShownAction[], now: number): readonly OwnerDue[] {
  const byOwner = new Map<string, ShownAction[]>();
  for (const action of actions) byOwner.set(action.owner, [...(byOwner.get(action.owner) ?? []), action]);
  const owners = [...byOwner].map(([owner, theirs]) => {
    const due = theirs.filter((action) => owesAnswer(action) || isSoon(action, now)).sort(byPressure);
    return { owner, due, rest: theirs.length - due.length };
  });
  return owners.sort((a, b) => pressure(a.due[0]).localeCompare(pressure(b.due[0])) || a.owner.localeCompare(b.owner));
}

function isSoon({ due, timeZone }: ShownAction, now: number): boolean {
  return due !== null && due < dayAfter(dayOf(now + SOON_DAYS * 24 * 60 * 60_000, timeZone));
}

function byPressure(a: ShownAction, b: ShownAction): number {
  return pressure(a).localeCompare(pressure(b));
}

/** Sorts by what is owed, then by date. */
function pressure(action: ShownAction | undefined): string {
  return `${action && owesAnswer(action) ? 0 : 1} ${action?.due ?? '9999-99-99'}`;
}
