import type { HomeMessages } from './home.en.ts';
import type { Lang } from './languages.ts';

export type { HomeMessages };

const FILES: Readonly<Record<Lang, () => Promise<HomeMessages>>> = {
  en: async () => (await import('./home.en.ts')).en,
  es: async () => (await import('./home.es.ts')).es,
};

export const loadHome = (lang: Lang): Promise<HomeMessages> => FILES[lang]();
