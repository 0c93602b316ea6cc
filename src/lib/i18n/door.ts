import { bring } from '../bring.ts';
import type { DoorMessages } from './door.en.ts';
import type { Lang } from './languages.ts';

export type { DoorMessages };

const FILES: Readonly<Record<Lang, () => Promise<DoorMessages>>> = {
  en: async () => (await bring(() => import('./door.en.ts'))).en,
  es: async () => (await bring(() => import('./door.es.ts'))).es,
};

export const loadDoor = (lang: Lang): Promise<DoorMessages> => FILES[lang]();
