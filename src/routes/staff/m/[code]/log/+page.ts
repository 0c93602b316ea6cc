import { loadTrail } from '$lib/i18n/trail';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
  const { lang } = await parent();
  return { ...data, t: await loadTrail(lang) };
};
