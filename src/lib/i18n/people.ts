import type { Lang } from './languages.ts';
import type { PeopleMessages } from './people.en.ts';

export type { PeopleMessages };

const FILES: Readonly<Record<Lang, () => Promise<PeopleMessages>>> = {
  en: async () => (await import('./people.en.ts')).en,
  es: async () => (await import('./people.es.ts')).es,
};

export const loadPeople = (lang: Lang): Promise<PeopleMessages> => FILES[lang]();
