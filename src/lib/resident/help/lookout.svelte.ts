import { bring } from '$lib/bring.ts';
import type { Language } from '$lib/meeting/language.ts';
import { languagesToAsk, passageBy, type KnownRules, type Rules, type Urgency } from '$lib/meeting/urgency-search.ts';

const FETCH: Readonly<Record<Language, () => Promise<Rules>>> = {
  en: () => bring(() => import('$lib/meeting/urgency-english.ts')),
  es: () => bring(() => import('$lib/meeting/urgency-spanish.ts')),
};

/**
 * Knows what an emergency is and what a tip, in each language by rules of its own. Those are large and few texts need
 * them all: what a text could be urgent by is fetched before anything is said of it.
 */
export class Lookout {
  #known = $state.raw<KnownRules>({});

  constructor(private readonly rules: typeof FETCH = FETCH) {}

  /** Has the rules of these languages, else of all, from now on. @throws if they cannot be fetched */
  async learn(languages: readonly Language[] = ['en', 'es']): Promise<void> {
    await Promise.all(
      this.#unknown(languages).map(async (language) => {
        const rules = await this.rules[language]();
        this.#known = { ...this.#known, [language]: rules };
      })
    );
  }

  /** @returns what a text is; null: it can wait on a board; undefined: that takes rules that are not here yet */
  urgencyOf(text: string): Urgency | null | undefined {
    const found = passageBy(this.#known, text);
    if (found) return found.urgency;
    return this.#unknown(languagesToAsk(text)).length > 0 ? undefined : null;
  }

  /** As `urgencyOf`, once what it takes was fetched; undefined: that cannot be fetched now. */
  async lookAt(text: string): Promise<Urgency | null | undefined> {
    await this.learn(languagesToAsk(text)).catch(() => {});
    return this.urgencyOf(text);
  }

  #unknown(languages: readonly Language[]): readonly Language[] {
    return languages.filter((language) => !this.#known[language]);
  }
}
