import { loadAgenda } from '$lib/i18n/agenda';
import { loadProgress } from '$lib/i18n/progress';
import { loadPublishing } from '$lib/i18n/publishing';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
  const { lang } = await parent();
  const [t, p, words] = await Promise.all([loadAgenda(lang), loadPublishing(lang), loadProgress(lang)]);
  return { ...data, t, p, words };
};
