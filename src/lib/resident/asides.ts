import { bring } from '$lib/bring';
import type { Lang } from '$lib/i18n/languages';
import { loadVoice } from '$lib/i18n/voice';
import { Later } from './later.svelte';

/** Receipts and reports, and the offer of a receipt: fetched when there is something to keep, or when one is wanted. */
export const laterAsides = (lang: Lang) =>
  new Later(async () => {
    const [{ default: Asides }, words] = await Promise.all([bring(() => import('./Asides.svelte')), loadVoice(lang)]);
    return { Asides, words };
  });
