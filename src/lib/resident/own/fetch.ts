import { bring } from '$lib/bring.ts';
import type { Lang } from '$lib/i18n/languages.ts';
import { loadVoice } from '$lib/i18n/voice.ts';

/** What became of an idea of one's own, and what can be done about it: fetched once there is one. */
export async function fetchOwn(lang: Lang) {
  const [part, { own: words }] = await Promise.all([bring(() => import('./own.ts')), loadVoice(lang)]);
  return { ...part, words };
}

export type Own = Awaited<ReturnType<typeof fetchOwn>>;
