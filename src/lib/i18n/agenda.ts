import type { AgendaMessages } from './agenda.en.ts';
import type { Lang } from './languages.ts';

export type { AgendaMessages };

const FILES: Readonly<Record<Lang, () => Promise<AgendaMessages>>> = {
  en: async () => (await import('./agenda.en.ts')).en,
  es: async () => (await import('./agenda.es.ts')).es,
};

export const loadAgenda = (lang: Lang): Promise<AgendaMessages> => FILES[lang]();
