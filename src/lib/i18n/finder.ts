import { bring } from '../bring.ts';
import type { FinderMessages } from './finder.en.ts';
import type { Lang } from './languages.ts';

export type { FinderMessages };

const FILES: Readonly<Record<Lang, () => Promise<FinderMessages>>> = {
  en: async () => (await bring(() => import('./finder.en.ts'))).en,
  es: async () => (await bring(() => import('./finder.es.ts'))).es,
};

export const loadFinder = (lang: Lang): Promise<FinderMessages> => FILES[lang]();
