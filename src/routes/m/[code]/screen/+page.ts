import { LANGUAGES, type Lang } from '$lib/i18n/languages';
import { loadScreen, type ScreenMessages } from '$lib/i18n/screen';
import type { PageLoad } from './$types';

/** All languages at once: they take turns, also where there is no network any more to fetch one. */
export const load: PageLoad = async ({ data, parent }) => {
  const { lang } = await parent();
  const loaded = await Promise.all(LANGUAGES.map(async (one) => [one, await loadScreen(one)] as const));
  const messages = Object.fromEntries(loaded) as Record<Lang, ScreenMessages>;
  return { ...data, lang, messages };
};
