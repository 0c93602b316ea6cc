import type { ActionStatus } from './action.ts';

/** What of an action tells whether it is open again; `ActionView` and what lists show are one. */
interface Reopenable {
  readonly status: ActionStatus;
  readonly reopened: object | null;
  readonly dropped?: boolean;
}

/** Those who asked said that it was not solved, and it is still to be done. */
export function isReopened({ status, reopened, dropped = false }: Reopenable): boolean {
  return reopened !== null && status !== 'done' && status !== 'not-possible' && !dropped;
}

/** Staff have to answer those who said so. Not once it is off the agenda; again if it comes back. */
export function owesAnswer({ awaiting, dropped = false }: Owing): boolean {
  return awaiting && !dropped;
}

interface Owing {
  readonly awaiting: boolean;
  readonly dropped?: boolean;
}
