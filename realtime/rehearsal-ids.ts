import { parseMeetingId, type MeetingId } from '../src/lib/meeting/ids.ts';

/**
 * A rehearsal's id says whose it is, so that who may enter it, and in which role, needs no look at the store. Each has a
 * part by chance: what is left of an earlier one somewhere in a memory never meets the next.
 */
const CHANCE = 12;
const REHEARSAL = /^rehearsal-(.+)-[\w-]{12}$/;

/** @param chance at least some letters that nobody guesses */
export function rehearsalId(real: MeetingId, chance: string): MeetingId {
  const id = parseMeetingId(`rehearsal-${real}-${chance.slice(0, CHANCE).padEnd(CHANCE, '0')}`);
  if (!id) throw new Error('made an id that is not one');
  return id;
}

/** The id of the meeting that is rehearsed; null: it is no rehearsal. */
export function rehearsedIn(meetingId: string): string | null {
  return REHEARSAL.exec(meetingId)?.[1] ?? null;
}

export const isRehearsal = (meetingId: string): boolean => rehearsedIn(meetingId) !== null;
