import { loadAsking } from '$lib/i18n/asking';
import { loadProgress } from '$lib/i18n/progress';
import { loadReceipt } from '$lib/i18n/receipt';
import { loadResident } from '$lib/i18n/resident';
import { loadVoice } from '$lib/i18n/voice';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
  const { lang } = await parent();
  const [t, resident, { own: words }, asking, progress] = await Promise.all([
    loadReceipt(lang),
    loadResident(lang),
    loadVoice(lang),
    loadAsking(lang),
    loadProgress(lang),
  ]);
  return { ...data, t, resident, words, asking, progress };
};
