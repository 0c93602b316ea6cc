import type { Lang } from './languages.ts';
import type { MeetingsMessages } from './meetings.en.ts';

export type { MeetingsMessages };

const FILES: Readonly<Record<Lang, () => Promise<MeetingsMessages>>> = {
  en: async () => (await import('./meetings.en.ts')).en,
  es: async () => (await import('./meetings.es.ts')).es,
};

export const loadMeetings = (lang: Lang): Promise<MeetingsMessages> => FILES[lang]();
