import { bring } from '$lib/bring.ts';
import type { Lang } from '$lib/i18n/languages.ts';
import { loadVoice } from '$lib/i18n/voice.ts';

/** The form in which an author asks for a second look: fetched when they want to. */
export async function fetchAppeal(lang: Lang) {
  const [{ default: Appeal }, words] = await Promise.all([bring(() => import('./Appeal.svelte')), loadVoice(lang)]);
  return { Appeal, words };
}
