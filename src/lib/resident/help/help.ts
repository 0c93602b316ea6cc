/** One file of the resident's page, fetched when somebody begins to write. */
export { default as Filing } from './Filing.svelte';
export { default as Help } from './Help.svelte';
export { default as Urgent } from './Urgent.svelte';
export { Lookout } from './lookout.svelte.ts';
export { contactMarks } from '$lib/meeting/textcheck/contact.ts';
