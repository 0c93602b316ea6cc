import type { Lang } from './languages.ts';
import type { RecordMessages } from './record.en.ts';

export type { RecordMessages };

const FILES: Readonly<Record<Lang, () => Promise<RecordMessages>>> = {
  en: async () => (await import('./record.en.ts')).en,
  es: async () => (await import('./record.es.ts')).es,
};

export const loadRecord = (lang: Lang): Promise<RecordMessages> => FILES[lang]();
