import type { Lang } from './languages.ts';
import type { TrailMessages } from './trail.en.ts';

export type { TrailMessages };

const FILES: Readonly<Record<Lang, () => Promise<TrailMessages>>> = {
  en: async () => (await import('./trail.en.ts')).en,
  es: async () => (await import('./trail.es.ts')).es,
};

export const loadTrail = (lang: Lang): Promise<TrailMessages> => FILES[lang]();
