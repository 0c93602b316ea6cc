import { loadRecords } from '$lib/i18n/records';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
  const { lang } = await parent();
  return { ...data, t: await loadRecords(lang) };
};
