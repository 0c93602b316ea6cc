import { ACTION_STATUSES, type ActionStatus } from './action.ts';

/** As what an action is counted and listed: what was taken off the agenda is that, however far it was. */
export const STANDINGS = [...ACTION_STATUSES, 'dropped'] as const;
export type Standing = (typeof STANDINGS)[number];

export function standingOf({ status, dropped = false }: { status: ActionStatus; dropped?: boolean }): Standing {
  return dropped ? 'dropped' : status;
}
