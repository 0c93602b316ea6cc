import type { Lang } from './languages.ts';
import type { RecordsMessages } from './records.en.ts';

export type { RecordsMessages };

const FILES: Readonly<Record<Lang, () => Promise<RecordsMessages>>> = {
  en: async () => (await import('./records.en.ts')).en,
  es: async () => (await import('./records.es.ts')).es,
};

export const loadRecords = (lang: Lang): Promise<RecordsMessages> => FILES[lang]();
