import { loadAsking } from '$lib/i18n/asking';
import { loadProgress } from '$lib/i18n/progress';
import { loadResident } from '$lib/i18n/resident';
import type { PageLoad } from './$types';

/** Words only for who is asked something, or has just answered. */
export const load: PageLoad = async ({ data, parent }) => {
  if (!data.ask && !data.answering) return { ...data, words: null };
  const { lang } = await parent();
  const [asking, progress, { refusals }] = await Promise.all([
    loadAsking(lang),
    loadProgress(lang),
    loadResident(lang),
  ]);
  return { ...data, words: { asking, progress, refusals } };
};
