/**
 * Marks what must not be published unseen: ways to reach or find a person. In post-moderation a marked idea is held;
 * in the console the marks are shown to the moderator. It works on the text alone, with no network service.
 */
export type MarkKind = 'email' | 'phone' | 'plate' | 'link' | 'urgent';

export interface Mark {
  readonly kind: MarkKind;
  /** Half-open range in UTF-16 units, as `String.slice` takes it. */
  readonly from: number;
  readonly to: number;
}

const PATTERNS: readonly (readonly [MarkKind, RegExp])[] = [
  ['email', /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu],
  ['link', /(?:https?:\/\/|www\.)\S{1,200}/giu],
  // As people write telephone numbers: with an area code, the seven digits of a neighbour, or international (ITU-T E.164:
  // up to fifteen digits, in groups of any size).
  ['phone', /(?<![\p{L}\p{N}])(?:\+?\d{1,3}[ .-]?)?(?:\(\d{3}\)|\d{3})[ .-]?\d{3}[ .-]?\d{2,4}(?![\p{L}\p{N}])/gu],
  ['phone', /(?<![\p{L}\p{N}])\d{3}[ .-]\d{4}(?![\p{L}\p{N}])/gu],
  ['phone', /(?<![\p{L}\p{N}])\+\d(?:[ .-]?\d){6,14}(?![\p{L}\p{N}])/gu],
  // US plates: letters and digits mixed, six to eight characters, at least one of each; or three letters, four digits.
  ['plate', /(?<![\p{L}\p{N}])(?=[A-Z0-9]*[A-Z])(?=[A-Z0-9]*\d)[A-Z0-9]{6,8}(?![\p{L}\p{N}])/gu],
  ['plate', /(?<![\p{L}\p{N}])(?:[A-Z]{3}[ -]\d{4}|[a-z]{3}-?\d{4})(?![\p{L}\p{N}])/gu],
];

/** The marks of ways to reach or find a person, in order. Linear in the text's length. */
export function checkText(text: string): readonly Mark[] {
  const found: Mark[] = [];
  for (const [kind, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      found.push({ kind, from: match.index, to: match.index + match[0].length });
    }
  }
  return inOrder(found);
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
