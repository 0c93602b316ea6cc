import { loadReceipt } from '$lib/i18n/receipt';
import { loadResident } from '$lib/i18n/resident';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
  const { lang } = await parent();
  const [t, resident] = await Promise.all([loadReceipt(lang), loadResident(lang)]);
  return { ...data, t, resident };
};
