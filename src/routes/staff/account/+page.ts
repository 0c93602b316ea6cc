import { loadPeople } from '$lib/i18n/people';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
  const { lang } = await parent();
  const { account, factor } = await loadPeople(lang);
  return { ...data, t: account, f: factor };
};
