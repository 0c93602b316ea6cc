import type { Lang } from './languages.ts';
import type { ScreenMessages } from './screen.en.ts';

export type { ScreenMessages };

const FILES: Readonly<Record<Lang, () => Promise<ScreenMessages>>> = {
  en: async () => (await import('./screen.en.ts')).en,
  es: async () => (await import('./screen.es.ts')).es,
};

export const loadScreen = (lang: Lang): Promise<ScreenMessages> => FILES[lang]();
