import { loadPeople } from '$lib/i18n/people';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
  const { lang } = await parent();
  return { ...data, t: (await loadPeople(lang)).people };
};
