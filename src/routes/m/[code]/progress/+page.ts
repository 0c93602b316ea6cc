import { loadProgress } from '$lib/i18n/progress';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
  const { lang } = await parent();
  return { ...data, t: await loadProgress(lang) };
};
