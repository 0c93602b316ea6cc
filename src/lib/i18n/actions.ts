import type { Lang } from './languages.ts';
import type { ActionsMessages } from './actions.en.ts';

export type { ActionsMessages };

const FILES: Readonly<Record<Lang, () => Promise<ActionsMessages>>> = {
  en: async () => (await import('./actions.en.ts')).en,
  es: async () => (await import('./actions.es.ts')).es,
};

export const loadActions = (lang: Lang): Promise<ActionsMessages> => FILES[lang]();
