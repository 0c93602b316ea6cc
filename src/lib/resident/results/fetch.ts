import type { Lang } from '$lib/i18n/languages';
import { loadResults } from '$lib/i18n/results';

const fetched = async (lang: Lang) => {
  const [{ default: Results }, t] = await Promise.all([import('./Results.svelte'), loadResults(lang)]);
  return { Results, t };
};

/** What a meeting came to; fetched once it has closed. Without a network it never comes: the list says the same. */
export const openResults = (lang: Lang) => fetched(lang).catch(() => new Promise<never>(() => undefined));
