import { loadReplay } from '$lib/i18n/replay';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
  const { lang } = await parent();
  return { ...data, t: await loadReplay(lang) };
};
