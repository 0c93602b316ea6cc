/** What a search over actions looks through, and what it looks for: English and Spanish find each other. */
import { conceptAt } from '../similarity/lexicon.ts';
import { fold } from '../similarity/words.ts';
import type { ActionView } from '../meeting/actions/view.ts';

const LONGEST = 60;
const MOST = 12;

const wordsIn = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
/** Nobody can type this: only words are looked for. */
const marked = (concept: string): string => `#${concept}#`;

/** Words and what they name; a phrase of several words counts as a whole. */
function* terms(
  words: readonly string[]
): Iterable<{ readonly words: readonly string[]; readonly concept: string | null }> {
  for (let at = 0; at < words.length;) {
    const found = conceptAt(words, at, true);
    const length = found?.length ?? 1;
    yield { words: words.slice(at, at + length), concept: found?.concept.name ?? null };
    at += length;
  }
}

/** Everything public about an action, folded, with what its words name. */
export function searchable(action: ActionView, more: readonly string[]): string {
  const { title, owner, area, body, updates } = action;
  const texts = [title, owner, area, ...more, ...body.map(({ runs }) => runs.map(({ text }) => text).join(''))];
  for (const { text, result } of updates) texts.push(text ?? '', result?.label ?? '');
  const words = wordsIn(texts.join(' . '));
  const concepts = new Set([...terms(words)].flatMap(({ concept }) => (concept === null ? [] : [marked(concept)])));
  return [...words, ...concepts].join(' ');
}

/** What was typed, as the store looks for it: of each list, one has to be found. */
export function lookedFor(typed: string): readonly (readonly string[])[] {
  const all = [...terms(wordsIn(typed.slice(0, 400)).slice(0, MOST))];
  return all.flatMap(({ words, concept }) =>
    concept === null
      ? words.map((word) => [word.slice(0, LONGEST)])
      : [[words.join(' ').slice(0, LONGEST), marked(concept)]]
  );
}
