import { bring } from '$lib/bring';
import { Later } from './later.svelte';

/** Receipts and reports, and the offer of a receipt. */
export const laterAsides = () => new Later(() => bring(() => import('./Asides.svelte')));
