import type { ActionStatus } from '../meeting/actions/action.ts';
import { isReopened } from '../meeting/actions/reopened.ts';
import { standingOf } from '../meeting/actions/standing.ts';

interface Far {
  readonly status: ActionStatus;
  readonly percent: number | null;
  readonly reopened: object | null;
  readonly dropped?: boolean;
}

/**
 * How far something is, to be shown: what is done, given up or taken off says that and no figure beside it, and what was
 * whole until those who asked said otherwise has none that would be true.
 */
export function percentOf(action: Far): { readonly percent: number; readonly tone: 'amber' | 'green' } | null {
  const { percent } = action;
  const standing = standingOf(action);
  if (percent === null || standing === 'done' || standing === 'not-possible' || standing === 'dropped') return null;
  if (percent === 100 && isReopened(action)) return null;
  return { percent, tone: percent === 100 ? 'green' : 'amber' };
}

/** How wide two bars are beside each other, in percent of the longer one; below zero counts as nothing. */
export function widthsOf(before: number, after: number): { readonly before: number; readonly after: number } {
  const most = Math.max(before, after, 0);
  const width = (value: number): number => (most === 0 ? 0 : Math.round((Math.max(0, value) / most) * 1000) / 10);
  return { before: width(before), after: width(after) };
}
