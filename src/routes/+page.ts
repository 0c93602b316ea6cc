import { loadHome } from '$lib/i18n/home';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
  const { lang } = await parent();
  return { ...data, t: await loadHome(lang) };
};
