import { loadScreen } from '$lib/i18n/screen';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
  const { lang } = await parent();
  return { ...data, lang, m: await loadScreen(lang) };
};
