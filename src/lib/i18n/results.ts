import { bring } from '../bring.ts';
import type { ResultsMessages } from './results.en.ts';
import type { Lang } from './languages.ts';

export type { ResultsMessages };

const FILES: Readonly<Record<Lang, () => Promise<ResultsMessages>>> = {
  en: async () => (await bring(() => import('./results.en.ts'))).en,
  es: async () => (await bring(() => import('./results.es.ts'))).es,
};

export const loadResults = (lang: Lang): Promise<ResultsMessages> => FILES[lang]();
