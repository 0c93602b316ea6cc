import { inOrder, matches, type Mark, type MarkKind } from './mark.ts';

/** At a glance: what looks like a way to reach or find somebody. `contact-context.ts` has the second look. */
export const PATTERNS: readonly (readonly [MarkKind, RegExp])[] = [
  ['email', /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu],
  ['link', /(?:https?:\/\/|www\.)\S{1,200}/giu],
  // As people write telephone numbers: with an area code, the seven digits of a neighbour, or international (ITU-T E.164:
  // up to fifteen digits, in groups of any size).
  ['phone', /(?<![\p{L}\p{N}])(?:\+?\d{1,3}[ .-]?)?(?:\(\d{3}\)|\d{3})[ .-]?\d{3}[ .-]?\d{2,4}(?![\p{L}\p{N}])/gu],
  ['phone', /(?<![\p{L}\p{N}])\d{3}[ .-]\d{4}(?![\p{L}\p{N}])/gu],
  ['phone', /(?<![\p{L}\p{N}])\+\d(?:[ .-]?\d){6,14}(?![\p{L}\p{N}])/gu],
  // US plates: letters and digits mixed, six to eight characters, at least one of each; or three letters, four digits.
  ['plate', /(?<![\p{L}\p{N}])(?=[A-Z0-9]{0,8}[A-Z])(?=[A-Z0-9]{0,8}\d)[A-Z0-9]{6,8}(?![\p{L}\p{N}])/gu],
  ['plate', /(?<![\p{L}\p{N}])(?:[A-Z]{3}[ -]\d{4}|[a-z]{3}-?\d{4})(?![\p{L}\p{N}])/gu],
];

export function contactCandidates(text: string): readonly Mark[] {
  return PATTERNS.flatMap(([kind, pattern]) => matches(kind, [pattern], text));
}

/** Ways to reach or find a person: what the resident's page looks for while somebody writes. Linear in the text's length. */
export function contactMarks(text: string): readonly Mark[] {
  return inOrder([...contactCandidates(text)]);
}
