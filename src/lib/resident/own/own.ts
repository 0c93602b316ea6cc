/** One file of the resident's page, fetched once there is an idea of one's own. */
export { default as OwnActs } from './OwnActs.svelte';
export { default as OwnIdea } from '$lib/components/resident/OwnIdea.svelte';
