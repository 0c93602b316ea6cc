import { loadRecord } from '$lib/i18n/record';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
  const { lang } = await parent();
  return { ...data, t: await loadRecord(lang) };
};
