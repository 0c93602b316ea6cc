import { bring } from '$lib/bring.ts';
import type { Lang } from '$lib/i18n/languages.ts';
import { loadVoice } from '$lib/i18n/voice.ts';

/** The sheets for a receipt and for reporting an idea: fetched when one of them is wanted. */
export async function fetchAsides(lang: Lang) {
  const [{ Receipt, Flag }, words] = await Promise.all([bring(() => import('./asides.ts')), loadVoice(lang)]);
  return { Receipt, Flag, words };
}
