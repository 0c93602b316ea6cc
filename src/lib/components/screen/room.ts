import type { MeetingView } from '$lib/meeting/view.ts';
import type { RoomCode } from '$lib/protocol/board.ts';

/** For how long a code is taken after the next one has come, in ms. */
const GRACE = 60_000;

/** What the screen says of the room's code. */
export interface Room {
  /** null: there is none that the meeting would take, and the next one is waited for */
  readonly code: string | null;
  /** In how many ms the next one comes; 0: it is overdue. */
  readonly left: number;
}

/**
 * What to show of the code that was heard last. A meeting that counts nobody apart has none, whatever was heard before.
 * @param now ms since the epoch by the server's clock
 */
export function roomOf({ ballot }: Pick<MeetingView, 'ballot'>, heard: RoomCode | null, now: number): Room | null {
  if (ballot !== 'room') return null;
  const taken = heard !== null && now < heard.until + GRACE;
  return taken ? { code: heard.code, left: Math.max(0, heard.until - now) } : { code: null, left: 0 };
}
