/** How a text field and a text that several people write at once stay the same. No DOM here, and no Yjs. */

/** What changed in a text, from its beginning; the rest stays (as Yjs tells it). */
export type Delta = readonly { readonly retain?: number; readonly insert?: unknown; readonly delete?: number }[];

/** A text that others change too. Positions are in UTF-16 units, as in strings and in Y.Text. */
export interface SharedText {
  read(): string;
  edit(change: Edit): void;
  /** Told of what others changed; returns what ends it. */
  watch(changed: (delta: Delta) => void): () => void;
}

/** `remove` units at `at` made way for `insert`. */
export interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

/**
 * The smallest edit that makes `after` of `before`; null if they are equal. Where several are possible (an "a" typed
 * into "aaa"), the one that ends at the caret: that is where it was typed. No character is cut in two.
 * @param caret where the caret stands in `after`
 */
export function editBetween(before: string, after: string, caret: number): Edit | null {
  if (before === after) return null;
  const longest = Math.min(before.length, after.length);
  let end = 0;
  const endLimit = Math.min(longest, Math.max(0, after.length - caret));
  while (end < endLimit && unitFromEnd(before, end) === unitFromEnd(after, end)) end += 1;
  let at = 0;
  while (at < longest - end && before.charCodeAt(at) === after.charCodeAt(at)) at += 1;
  while (end < longest - at && unitFromEnd(before, end) === unitFromEnd(after, end)) end += 1;
  if (at > 0 && isHigh(before.charCodeAt(at - 1))) at -= 1;
  if (end > 0 && isLow(before.charCodeAt(before.length - end))) end -= 1;
  return { at, remove: before.length - end - at, insert: after.slice(at, after.length - end) };
}

const unitFromEnd = (text: string, n: number): number => text.charCodeAt(text.length - 1 - n);

/**
 * Where a position is once others' changes are in.
 * @param stays with the character before it, or with the one after it: where something comes in exactly there
 */
export function shift(position: number, delta: Delta, stays: 'before' | 'after' = 'before'): number {
  let shifted = position;
  let at = 0;
  for (const { retain, insert, delete: removed } of delta) {
    if (at > shifted) break;
    if (retain !== undefined) at += retain;
    else if (removed !== undefined) shifted -= Math.min(removed, shifted - at);
    else {
      const length = typeof insert === 'string' ? insert.length : 1;
      if (at < shifted || (at === shifted && stays === 'after')) shifted += length;
      at += length;
    }
  }
  return shifted;
}

/** An edit made against a text as it was before others' changes. What they removed already is not removed again. */
export function rebase(edit: Edit, deltas: readonly Delta[]): Edit {
  let from = edit.at;
  let to = edit.at + edit.remove;
  for (const delta of deltas) {
    to = shift(to, delta);
    from = Math.min(to, shift(from, delta, edit.remove > 0 ? 'after' : 'before'));
  }
  return { at: from, remove: to - from, insert: edit.insert };
}
