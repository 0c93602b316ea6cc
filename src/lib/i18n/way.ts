import { bring } from '../bring.ts';
import { createContext } from 'svelte';
import type { Lang } from './languages.ts';
import type { WayMessages } from './way.en.ts';

export type { WayMessages };

const FILES: Readonly<Record<Lang, () => Promise<WayMessages>>> = {
  en: async () => (await bring(() => import('./way.en.ts'))).en,
  es: async () => (await bring(() => import('./way.es.ts'))).es,
};

export const loadWay = (lang: Lang): Promise<WayMessages> => FILES[lang]();

/** The messages of the way to a meeting, for components that are too far down to be handed them. */
export const [useWay, provideWay] = createContext<WayMessages>();
