import { loadProgress } from '$lib/i18n/progress';
import { loadWork } from '$lib/i18n/work';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
  const { lang } = await parent();
  const [t, w] = await Promise.all([loadProgress(lang), loadWork(lang)]);
  return { ...data, t, w };
};
