import type { IdeaView, MeetingView } from '../meeting/view.ts';
import { conceptAt } from '../similarity/lexicon.ts';
import { featuresOf } from '../similarity/features.ts';
import { fold } from '../similarity/words.ts';

/** One thing that is looked for: words as they are typed, and what they name in either language, if that is known. */
interface Term {
  readonly words: readonly string[];
  readonly concept: string | null;
}

/** What is looked for. All of its terms have to be found. */
export type Query = readonly Term[];

type Worded = Pick<MeetingView, 'categories' | 'policy' | 'translations'>;

/** Reads what was typed: without accents, in any case; "luz" is also a lamp. Empty: nothing is looked for. */
export function queryOf(typed: string): Query {
  const words = fold(typed)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const terms: Term[] = [];
  for (let at = 0; at < words.length;) {
    const found = conceptAt(words, at, true);
    const length = found?.length ?? 1;
    terms.push({ words: words.slice(at, at + length), concept: found?.concept.name ?? null });
    at += length;
  }
  return terms;
}

interface Entry {
  readonly text: string;
  /** What it is about; null while nobody has had the time to find out. */
  about: ReadonlyMap<string, unknown> | null;
}

/**
 * Finds ideas by their text and its translations, the answer to them, and the wordings of their category, of where they
 * were referred to and of why, in every language there is. What it has read of an idea it keeps.
 */
export class Search {
  readonly #entries = new WeakMap<IdeaView, Entry>();

  constructor(private readonly meeting: () => Worded) {}

  /** @param merged the ideas that were merged into it: what they say counts too */
  finds(query: Query, idea: IdeaView, merged: readonly IdeaView[] = []): boolean {
    return query.every((term) => this.#says(idea, term) || merged.some((other) => this.#says(other, term)));
  }

  #says(idea: IdeaView, { words, concept }: Term): boolean {
    const { text, about } = this.#entryOf(idea);
    return words.every((word) => text.includes(word)) || (concept !== null && about?.has(concept) === true);
  }

  /** Finds out what an idea is about: the slow part, for when there is time. */
  study(idea: IdeaView): void {
    const entry = this.#entryOf(idea);
    entry.about ??= featuresOf([idea.text, ...Object.values(idea.translations ?? {})].join('\n'));
  }

  #entryOf(idea: IdeaView): Entry {
    const known = this.#entries.get(idea);
    if (known) return known;
    const { text, translations, reply = '', category, referredTo, reason } = idea;
    const parts = [
      text,
      ...Object.values(translations ?? {}),
      reply,
      ...this.#wordings('categories', category),
      ...this.#wordings('referrals', referredTo),
      ...this.#wordings('reasons', reason),
    ];
    const entry = { text: fold(parts.join('\n')), about: null };
    this.#entries.set(idea, entry);
    return entry;
  }

  #wordings(kind: 'categories' | 'referrals' | 'reasons', id: string | null | undefined): string[] {
    if (id === null || id === undefined) return [];
    const { categories, policy, translations } = this.meeting();
    const own = { categories, ...policy }[kind];
    return [own[id] ?? id, ...Object.values(translations).map((language) => language[kind]?.[id] ?? '')];
  }
}
