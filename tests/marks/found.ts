import { expect } from 'vitest';
import { marksOf } from '../../src/lib/meeting/marks.ts';
import type { MarkKind } from '../../src/lib/meeting/textcheck.ts';

export const found = (text: string): [MarkKind, string][] =>
  marksOf(text).map(({ kind, from, to }) => [kind, text.slice(from, to)]);

/** One text a line. */
export const lines = (texts: string): readonly string[] => texts.trim().split('\n');

/** The line has what is to be found in brackets. */
export function isFound(kind: MarkKind, line: string): void {
  const text = line.replace(/[[\]]/g, '');
  const expected = [...line.matchAll(/\[(.*?)\]/g)].map((match): [MarkKind, string] => [kind, match[1] ?? '']);
  expect([text, found(text)]).toStrictEqual([text, expected]);
}

export function isNotFound(text: string): void {
  expect([text, found(text)]).toStrictEqual([text, []]);
}
