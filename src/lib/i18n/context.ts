import { createContext } from 'svelte';
import type { CommonMessages } from './common.ts';
import type { Lang } from './languages.ts';

/** The messages of every page, and its language, for components that are too far down to be handed them. */
export const [useCommon, provideCommon] = createContext<CommonMessages & { readonly lang: Lang }>();
