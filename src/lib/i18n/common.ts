import type { CommonMessages } from './common.en.ts';
import type { Lang } from './languages.ts';

export type { CommonMessages };

const FILES: Readonly<Record<Lang, () => Promise<CommonMessages>>> = {
  en: async () => (await import('./common.en.ts')).en,
  es: async () => (await import('./common.es.ts')).es,
};

/** Only the chosen language goes to the browser. */
export const loadCommon = (lang: Lang): Promise<CommonMessages> => FILES[lang]();
