import type { Lang } from './languages.ts';
import type { PublishingMessages } from './publishing.en.ts';

export type { PublishingMessages };

const FILES: Readonly<Record<Lang, () => Promise<PublishingMessages>>> = {
  en: async () => (await import('./publishing.en.ts')).en,
  es: async () => (await import('./publishing.es.ts')).es,
};

export const loadPublishing = (lang: Lang): Promise<PublishingMessages> => FILES[lang]();
