import type { GoodbyeReason, HandshakeRefusal } from '../protocol/board.ts';

/** Why a page will not hear from its meeting again. After anything else it tries to come back. */
export type Ending =
  Extract<GoodbyeReason, 'signed-out' | 'abuse' | 'meeting-gone'> | Exclude<HandshakeRefusal, 'busy'>;

const GOODBYES: readonly Ending[] = ['signed-out', 'abuse', 'meeting-gone'];
const UNWELCOME: readonly Ending[] = ['bad-handshake', 'unknown-meeting', 'not-signed-in'];

export function isEnding(code: string): code is Ending {
  return [...GOODBYES, ...UNWELCOME].some((ending) => ending === code);
}
