import type { StageMode } from '$lib/meeting/state.ts';
import type { BoardView, IdeaView } from '$lib/meeting/view.ts';
import { compareIdeas, standsAlone } from '$lib/orders.ts';

/** An idea as the screen in the room lists it. */
export interface Leading {
  readonly idea: IdeaView;
  readonly votes: number;
}

/** How far down the board the screen goes, so that a round takes a minute or two. The rest is on the phones. */
export const MOST: Readonly<Record<StageMode, number>> = { list: 30, single: 10, split: 20 };
/** How many are on the closing card. */
export const MOST_RESULTS = 5;

/**
 * The ideas at the top of the board, the most backed first; among equals the one that was there first, so that rows do
 * not trade places for nothing. While ideas are still being gathered nobody has votes, and the newest come first.
 */
export function leading(view: BoardView, limit: number = MOST.list): readonly Leading[] {
  const gathering =
    (view.meeting.phase === 'gathering' || view.meeting.phase === 'scheduled') && view.tally.votes === 0;
  return Object.values(view.ideas)
    .filter(standsAlone)
    .sort(compareIdeas(view, gathering ? 'newest' : 'backed'))
    .slice(0, limit)
    .map((idea) => ({ idea, votes: view.votes[idea.id] ?? 0 }));
}

/** Its rank by votes, from 1: those with as many share it. */
export const rankOf = (votes: number, rows: readonly Leading[]): number =>
  rows.filter((row) => row.votes > votes).length + 1;

/** The spotlit idea, or null if nothing is in the light (or its idea is not in this view). */
export function spotlit(view: BoardView): Leading | null {
  const id = view.stage.spotlight;
  const idea = id === null ? undefined : view.ideas[id];
  return idea ? { idea, votes: view.votes[idea.id] ?? 0 } : null;
}

/**
 * Which idea to put in the light next: the most backed after the one that is lit, the first after the last; null on an
 * empty board.
 */
export function nextToSpotlight(view: BoardView): string | null {
  const rows = leading(view, Number.POSITIVE_INFINITY);
  const at = rows.findIndex((row) => row.idea.id === view.stage.spotlight);
  return (rows[at + 1] ?? rows[0])?.idea.id ?? null;
}

/** The one before it, in the same order; null if nothing is lit, or the first is. */
export function previousToSpotlight(view: BoardView): string | null {
  const rows = leading(view, Number.POSITIVE_INFINITY);
  const at = rows.findIndex((row) => row.idea.id === view.stage.spotlight);
  return at > 0 ? (rows[at - 1]?.idea.id ?? null) : null;
}

/** What to show of an idea in a language: its translation if there is one, else what was written. */
export function textIn(idea: IdeaView, lang: string): { readonly text: string; readonly lang: string | null } {
  const translated = idea.translations?.[lang];
  return translated === undefined ? { text: idea.text, lang: idea.lang } : { text: translated, lang };
}

export type TextSize = 'base' | 'large' | 'huge';

/** Few, short ideas are set larger: the room's wall should not look empty when it does not have to. */
export function rowSize(rows: readonly Leading[]): TextSize {
  const longest = Math.max(0, ...rows.map((row) => row.idea.text.length));
  if (rows.length <= 3 && longest <= 90) return 'huge';
  if (rows.length <= 5 && longest <= 110) return 'large';
  return 'base';
}

/** 1 (a short sentence) to 4 (500 characters): how large the spotlit idea can be set so that it is shown whole. */
export function spotlightStep(text: string): 1 | 2 | 3 | 4 {
  if (text.length <= 70) return 1;
  if (text.length <= 150) return 2;
  return text.length <= 280 ? 3 : 4;
}
