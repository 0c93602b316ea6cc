import type { Lang } from './languages.ts';
import type { RoomMessages } from './room.en.ts';

export type { RoomMessages };

const FILES: Readonly<Record<Lang, () => Promise<RoomMessages>>> = {
  en: async () => (await import('./room.en.ts')).en,
  es: async () => (await import('./room.es.ts')).es,
};

export const loadRoom = (lang: Lang): Promise<RoomMessages> => FILES[lang]();
