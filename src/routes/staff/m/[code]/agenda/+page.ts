import { loadAgenda } from '$lib/i18n/agenda';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
  const { lang } = await parent();
  return { ...data, t: await loadAgenda(lang) };
};
