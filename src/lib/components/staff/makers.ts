import type { StaffRole } from '$lib/meeting/actors.ts';

/** Who is offered to make a meeting; the API has the last word. */
export const MAKERS: readonly StaffRole[] = ['moderator', 'commander', 'admin'];
