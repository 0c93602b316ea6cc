import { loadActions } from '$lib/i18n/actions';
import { loadReceipt } from '$lib/i18n/receipt';
import { loadResident } from '$lib/i18n/resident';
import { loadVoice } from '$lib/i18n/voice';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
  const { lang } = await parent();
  const [t, resident, { own: words }, progress] = await Promise.all([
    loadReceipt(lang),
    loadResident(lang),
    loadVoice(lang),
    loadActions(lang),
  ]);
  return { ...data, t, resident, words, progress };
};
