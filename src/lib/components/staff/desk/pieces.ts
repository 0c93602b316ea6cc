import type { IdeaView } from '$lib/meeting/view.ts';

/** How many rows are made together. */
const PIECE = 30;
/** About how high a row is that was never seen, in pixels. */
export const HEIGHT = 88;

/** A stretch of a long list. */
export interface Piece {
  /** The place of its first idea in the list, from 0. */
  readonly from: number;
  readonly ideas: readonly IdeaView[];
  has(index: number): boolean;
}

export function piecesOf(ideas: readonly IdeaView[], size = PIECE): readonly Piece[] {
  return Array.from({ length: Math.ceil(ideas.length / size) }, (_, n) => {
    const from = n * size;
    const part = ideas.slice(from, from + size);
    return { from, ideas: part, has: (index) => index >= from && index < from + part.length };
  });
}
