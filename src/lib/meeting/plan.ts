import type { Allows } from './state.ts';

/** The evening as its hosts plan it: parts one after another, each with a time and with what residents may do in it. */

/** What residents may do while a part lasts; `same`: whatever they may do already. */
export const OPENINGS = ['ideas', 'both', 'votes', 'none', 'same'] as const;
export type Opens = (typeof OPENINGS)[number];

export interface Part {
  readonly id: string;
  /** As its hosts call it; empty: as the language in use calls what residents may do in it. */
  readonly name: string;
  /** null: it lasts until somebody goes on */
  readonly minutes: number | null;
  readonly opens: Opens;
}

/** Most parts of a plan, the longest of them in minutes, and the longest name in code points. */
export const PARTS_LIMIT = 12;
export const PART_MINUTES_LIMIT = 240;
export const PART_NAME_LIMIT = 60;

const ALLOWS: Readonly<Record<Exclude<Opens, 'same'>, Allows>> = {
  ideas: { ideas: true, votes: false },
  both: { ideas: true, votes: true },
  votes: { ideas: false, votes: true },
  none: { ideas: false, votes: false },
};

/** What residents may do in a part; null: as before. */
export function allowedIn(part: Part): Allows | null {
  return part.opens === 'same' ? null : ALLOWS[part.opens];
}

/** Where in the plan a part is, from 0; -1 if it is not in it. */
export function placeOf(plan: readonly Part[], partId: string | null): number {
  return plan.findIndex(({ id }) => id === partId);
}

/** The part after this one; the first after none; null after the last. */
export function partAfter(plan: readonly Part[], partId: string | null): Part | null {
  return plan[placeOf(plan, partId) + 1] ?? null;
}
