/** One file of the resident's page, fetched when one of these sheets is opened. */
export { default as Flag } from './Flag.svelte';
export { default as Receipt } from './Receipt.svelte';
