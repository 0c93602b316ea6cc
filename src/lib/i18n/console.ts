import type { Lang } from './languages.ts';
import type { ConsoleMessages } from './console.en.ts';

export type { ConsoleMessages };

const FILES: Readonly<Record<Lang, () => Promise<ConsoleMessages>>> = {
  en: async () => (await import('./console.en.ts')).en,
  es: async () => (await import('./console.es.ts')).es,
};

export const loadConsole = (lang: Lang): Promise<ConsoleMessages> => FILES[lang]();
