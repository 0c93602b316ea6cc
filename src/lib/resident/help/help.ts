/** One file of the resident's page, fetched when somebody begins to write. */
export { default as Filing } from './Filing.svelte';
export { default as Help } from './Help.svelte';
export { default as Urgent } from './Urgent.svelte';
export { urgencyOf } from '$lib/meeting/urgency.ts';
export { contactMarks } from '$lib/meeting/textcheck/contact.ts';
