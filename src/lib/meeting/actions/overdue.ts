import type { ActionStatus } from './action.ts';

/** What a date is compared on; `ActionView` is one. */
interface Dated {
  readonly due: string | null;
  readonly status: ActionStatus;
  readonly dropped?: boolean;
}

const DAY_MS = 24 * 60 * 60_000;

/**
 * Past its due date, and neither done nor given up nor dropped.
 * @param today `YYYY-MM-DD`, the day in the meeting's own time zone
 */
export function isOverdue({ due, status, dropped }: Dated, today: string): boolean {
  return due !== null && due < today && status !== 'done' && status !== 'not-possible' && !dropped;
}

/** For how many days; 0 if it is not overdue. */
export function daysOverdue(action: Dated, today: string): number {
  if (action.due === null || !isOverdue(action, today)) return 0;
  return Math.round((Date.parse(today) - Date.parse(action.due)) / DAY_MS);
}

/** A day that there is, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
