import { bring } from '../bring.ts';
import type { Lang } from './languages.ts';
import type { VoiceMessages } from './voice.en.ts';

export type { VoiceMessages };

const FILES: Readonly<Record<Lang, () => Promise<VoiceMessages>>> = {
  en: async () => (await bring(() => import('./voice.en.ts'))).en,
  es: async () => (await bring(() => import('./voice.es.ts'))).es,
};

export const loadVoice = (lang: Lang): Promise<VoiceMessages> => FILES[lang]();
