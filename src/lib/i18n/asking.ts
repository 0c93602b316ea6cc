import type { Lang } from './languages.ts';
import type { AskingMessages } from './asking.en.ts';

export type { AskingMessages };

const FILES: Readonly<Record<Lang, () => Promise<AskingMessages>>> = {
  en: async () => (await import('./asking.en.ts')).en,
  es: async () => (await import('./asking.es.ts')).es,
};

export const loadAsking = (lang: Lang): Promise<AskingMessages> => FILES[lang]();
