import type { Retention } from '../meeting/settings.ts';
import { keptUntil } from '../zone.ts';

/**
 * For how long a meeting keeps who did what. The time runs from the closing of its last action, or from its own if nothing
 * came of it; at its end what people did becomes counts.
 */
export type Keeping =
  /** Nobody has said for how long. */
  | { readonly state: 'no-period' }
  /** The meeting is not over. */
  | { readonly state: 'going-on' }
  /** This many of its actions are not settled. */
  | { readonly state: 'open-actions'; readonly open: number }
  /** It runs; both ms since the epoch. */
  | { readonly state: 'running'; readonly from: number; readonly until: number }
  | { readonly state: 'due'; readonly from: number; readonly until: number }
  /** It has ended: nobody is in the record any more. */
  | { readonly state: 'ended' };

export interface KeptMeeting {
  readonly retention: Retention | null;
  /** By whose calendar days and months are counted. */
  readonly timeZone: string;
  /** ms since the epoch; null while it is not closed */
  readonly closedAt: number | null;
  readonly anonymous: boolean;
  /** When each of its published actions was settled: done, or found not to be possible; null: it is not. */
  readonly settled: readonly (number | null)[];
}

export function keepingOf({ retention, timeZone, closedAt, anonymous, settled }: KeptMeeting, now: number): Keeping {
  if (anonymous) return { state: 'ended' };
  if (closedAt === null) return { state: 'going-on' };
  const open = settled.filter((at) => at === null).length;
  if (open > 0) return { state: 'open-actions', open };
  if (retention === null) return { state: 'no-period' };
  const from = Math.max(closedAt, ...settled.map((at) => at ?? 0));
  const until = keptUntil(from, retention, timeZone);
  return { state: now >= until ? 'due' : 'running', from, until };
}
