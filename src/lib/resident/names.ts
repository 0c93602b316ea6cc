/** Ids of what `routes/m/[code]/+page.svelte` leaves in the document: where the page is, and what it was made from. */
export const PAGE_ID = 'resident';
export const PAINT_ID = 'paint';
