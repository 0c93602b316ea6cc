import { bring } from '$lib/bring.ts';
import type { Lang } from '$lib/i18n/languages.ts';
import { loadVoice } from '$lib/i18n/voice.ts';

/** What helps while writing. It is not needed to read and vote, so a phone fetches it when somebody begins to write. */
export async function fetchHelp(lang: Lang) {
  const [part, words] = await Promise.all([bring(() => import('./help.ts')), loadVoice(lang)]);
  return { ...part, words };
}
