import { loadResident } from '$lib/i18n/resident';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
  const { lang } = await parent();
  return { ...data, t: await loadResident(lang) };
};
