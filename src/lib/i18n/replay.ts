import type { Lang } from './languages.ts';
import type { ReplayMessages } from './replay.en.ts';

export type { ReplayMessages };

const FILES: Readonly<Record<Lang, () => Promise<ReplayMessages>>> = {
  en: async () => (await import('./replay.en.ts')).en,
  es: async () => (await import('./replay.es.ts')).es,
};

export const loadReplay = (lang: Lang): Promise<ReplayMessages> => FILES[lang]();
