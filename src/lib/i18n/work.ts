import type { Lang } from './languages.ts';
import type { WorkMessages } from './work.en.ts';

export type { WorkMessages };

const FILES: Readonly<Record<Lang, () => Promise<WorkMessages>>> = {
  en: async () => (await import('./work.en.ts')).en,
  es: async () => (await import('./work.es.ts')).es,
};

export const loadWork = (lang: Lang): Promise<WorkMessages> => FILES[lang]();
