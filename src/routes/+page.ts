import { loadHome } from '$lib/i18n/home';
import type { PageLoad } from './$types';

/** Nothing here needs a script: the code is a form, the meetings are links. */
export const csr = false;

export const load: PageLoad = async ({ data, parent }) => {
  const { lang } = await parent();
  return { ...data, t: await loadHome(lang) };
};
