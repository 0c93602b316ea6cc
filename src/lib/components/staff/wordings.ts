import type { Wordings } from '$lib/meeting/policy.ts';

/** A reason, a destination or a category as the form holds it. */
export interface WordRow {
  readonly id: string;
  /** language → how it is worded there */
  text: Record<string, string>;
  /** Of a reason: the destination that is offered first with it; empty: none. */
  suggested: string;
}

/** The language in which the wordings of a policy are that are in none in particular. */
export const BASE = 'en';

type Translations = Readonly<Record<string, Wordings | undefined>>;

/** Those of a list that are offered, or those that are not any more. */
export function rowsOf(
  own: Wordings,
  translations: Translations,
  chosen: (id: string) => boolean,
  suggested: Wordings = {}
): WordRow[] {
  const languages = Object.keys(translations).filter((language) => language !== BASE);
  return Object.entries(own)
    .filter(([id]) => chosen(id))
    .map(([id, wording]) => ({
      id,
      text: {
        [BASE]: translations[BASE]?.[id] ?? wording,
        ...Object.fromEntries(languages.map((language) => [language, translations[language]?.[id] ?? ''])),
      },
      suggested: suggested[id] ?? '',
    }));
}

/** What the rows say: in the language of the policy itself, and in each of the others that has any. */
export function wordingsFrom(rows: readonly WordRow[]): { own: Wordings; translations: Record<string, Wordings> } {
  const own: Record<string, string> = {};
  const translations: Record<string, Record<string, string>> = {};
  for (const { id, text } of rows) {
    // What is worded in another language only is read in that one.
    own[id] =
      (text[BASE]?.trim() ||
        Object.values(text)
          .find((wording) => wording.trim() !== '')
          ?.trim()) ??
      '';
    for (const [language, wording] of Object.entries(text)) {
      if (language !== BASE && wording.trim() !== '') (translations[language] ??= {})[id] = wording.trim();
    }
  }
  return { own, translations };
}

/**
 * An id that no row has. It begins with a letter: names of fields that are numbers would stand before all others, wherever
 * they were put.
 */
export function freshId(prefix: string, taken: readonly string[]): string {
  let n = 1;
  while (taken.includes(`${prefix}-${n}`)) n += 1;
  return `${prefix}-${n}`;
}

export const emptyRow = (prefix: string, taken: readonly string[]): WordRow => ({
  id: freshId(prefix, taken),
  text: { [BASE]: '' },
  suggested: '',
});

/** The list with one of its rows a place further up (-1) or down (1). */
export function moved<Row>(rows: readonly Row[], at: number, by: -1 | 1): Row[] {
  const copy = [...rows];
  const [row] = copy.splice(at, 1);
  if (row !== undefined) copy.splice(Math.max(0, at + by), 0, row);
  return copy;
}
