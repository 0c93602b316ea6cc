import { en, type FullMessages } from './full.en.ts';
import { es } from './full.es.ts';
import type { Lang } from './languages.ts';

/** At hand without loading: for the server, at a moment at which it has no time. */
export const FULL: Readonly<Record<Lang, FullMessages>> = { en, es };
