import { bring } from '$lib/bring.ts';
import type { Lang } from '$lib/i18n/languages.ts';
import { loadVoice } from '$lib/i18n/voice.ts';

/**
 * What helps while writing. It is not needed to read and vote, so a phone fetches it when somebody begins to write,
 * with what is urgent in the page's language; the other language's rules follow if a text could be urgent by them.
 */
export async function fetchHelp(lang: Lang) {
  const [part, words] = await Promise.all([bring(() => import('./help.ts')), loadVoice(lang)]);
  const lookout = new part.Lookout();
  await lookout.learn([lang]);
  return { ...part, words, lookout };
}
