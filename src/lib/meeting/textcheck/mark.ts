/** What a stretch of a text may be. */
export type MarkKind =
  /** Ways to reach or find somebody. */
  | 'email'
  | 'phone'
  | 'plate'
  | 'link'
  /** A house, a flat: where somebody lives. Not a street or a corner, which is what a town hall talks about. */
  | 'address'
  /** A number that belongs to one person: social security, a card, an account, a licence. */
  | 'number'
  /** A person named together with an accusation or a private detail. */
  | 'name'
  /** A word that is used to degrade people for what they are. */
  | 'slur'
  /** Words of a possible emergency, or of a tip about a crime. */
  | 'urgent';

export interface Mark {
  readonly kind: MarkKind;
  /** Half-open range in UTF-16 units, as `String.slice` takes it. */
  readonly from: number;
  readonly to: number;
}

/** Every match of every pattern, as it comes. Patterns have the `g` flag and no unbounded repetition. */
export function matches(kind: MarkKind, patterns: readonly RegExp[], text: string): Mark[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({ kind, from: match.index, to: match.index + match[0].length }))
  );
}

/** Marks as they stand in the text, without overlaps: the earlier, then the longer, wins. */
export function inOrder(found: Mark[]): readonly Mark[] {
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  const marks: Mark[] = [];
  for (const mark of found) {
    const last = marks.at(-1);
    if (!last || mark.from >= last.to) marks.push(mark);
  }
  return marks;
}
