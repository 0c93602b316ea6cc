import { countdown, type Countdown } from '$lib/components/screen/countdown.ts';
import { partAfter, placeOf, type Opens, type Part } from '$lib/meeting/plan.ts';
import type { BoardView } from '$lib/meeting/view.ts';

/** Where the evening is in its plan. */
export interface Evening {
  /** The part that is on; null: none is. */
  readonly part: Part | null;
  /** Counted from 1; 0: none is on. */
  readonly number: number;
  readonly of: number;
  /** null: it has no time */
  readonly left: Countdown | null;
  /** By how much its time is over, in ms; 0: it is not. */
  readonly overBy: number;
  readonly next: Part | null;
}

/** @param now ms since the epoch, by the server's clock; @returns null for a meeting without a plan */
export function eveningOf({ meeting, stage }: Pick<BoardView, 'meeting' | 'stage'>, now: number): Evening | null {
  const { plan } = meeting;
  if (plan.length === 0) return null;
  const id = stage.part?.id ?? null;
  const place = placeOf(plan, id);
  const part = plan[place] ?? null;
  const endsAt = (part && stage.part?.endsAt) ?? null;
  return {
    part,
    number: place + 1,
    of: plan.length,
    left: endsAt === null ? null : countdown(endsAt, now),
    overBy: endsAt === null ? 0 : Math.max(0, now - endsAt),
    next: partAfter(plan, part?.id ?? null),
  };
}

/** A part as its hosts call it, else as the language in use calls what it is for. */
export const partName = ({ name, opens }: Part, names: Readonly<Record<Opens, string>>): string => name || names[opens];
