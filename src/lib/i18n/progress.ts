import type { Lang } from './languages.ts';
import type { ProgressMessages } from './progress.en.ts';

export type { ProgressMessages };

const FILES: Readonly<Record<Lang, () => Promise<ProgressMessages>>> = {
  en: async () => (await import('./progress.en.ts')).en,
  es: async () => (await import('./progress.es.ts')).es,
};

export const loadProgress = (lang: Lang): Promise<ProgressMessages> => FILES[lang]();
