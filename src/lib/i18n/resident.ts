import type { Lang } from './languages.ts';
import type { ResidentMessages } from './resident.en.ts';

export type { ResidentMessages };

const FILES: Readonly<Record<Lang, () => Promise<ResidentMessages>>> = {
  en: async () => (await import('./resident.en.ts')).en,
  es: async () => (await import('./resident.es.ts')).es,
};

export const loadResident = (lang: Lang): Promise<ResidentMessages> => FILES[lang]();
