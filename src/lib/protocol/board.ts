import type { CommandResult } from '../meeting/commands.ts';
import type { Changes, Delta } from '../meeting/delta.ts';
import type { Refusal } from '../meeting/refusals.ts';
import type { SelfView } from '../meeting/self.ts';
import type { United } from '../meeting/uniting.ts';
import type { Audience, BoardView } from '../meeting/view.ts';

/** What crosses the wire on the Socket.IO namespace `/board`. Names are fixed; fields are only ever added. */
export const BOARD_NAMESPACE = '/board';

/** Largest message from a client, in bytes, and how deep its JSON may nest. */
export const MESSAGE_LIMIT = 64 * 1024;
export const DEPTH_LIMIT = 32;

/** `socket.auth` of the handshake. Without a token the cookie says who it is; staff and screens come by staff cookie. */
export interface Handshake {
  readonly code: string;
  readonly audience: Audience;
  readonly token?: string;
  /** The version that this client's view is at: it wants only what came after. */
  readonly since?: number;
  /** A screen that is only looked at in the console: it does not count as one in the room. */
  readonly preview?: boolean;
}

export interface Snapshot {
  readonly version: number;
  readonly view: BoardView;
  readonly self: SelfView;
  /** The server's clock, ms since the epoch, so that a phone with a wrong clock counts down right. */
  readonly now: number;
}

/** Changes of one's own `self`, as of a version of the meeting. */
export interface SelfChanges extends Changes {
  readonly version: number;
}

export interface Accepted {
  readonly ok: true;
  readonly version: number;
  readonly result: CommandResult;
}
export type Ack = Accepted | Refusal;

/** What proves that somebody is in the room: shown on the screen there, another one each minute. */
export interface RoomCode {
  /** Six digits. It is still taken during the minute after. */
  readonly code: string;
  /** When the next one comes, ms since the epoch by the server's clock. */
  readonly until: number;
}

/** Somebody of the staff who has an idea in front of them. */
export interface Looker {
  readonly id: string;
  readonly name: string;
}
/** idea → who looks at it. Never stored. */
export type Lookers = Readonly<Record<string, readonly Looker[]>>;

/** How many different people stand behind some ideas together. */
export type UnitedAnswer = ({ readonly ok: true } & United) | Refusal;

/** Why a socket is being closed. */
export type GoodbyeReason = 'signed-out' | 'abuse' | 'slow' | 'stopping' | 'meeting-gone';

export interface ServerToClient {
  snapshot: (snapshot: Snapshot) => void;
  delta: (delta: Delta) => void;
  self: (changes: SelfChanges) => void;
  here: (presence: { readonly count: number }) => void;
  /** To screens and consoles of a meeting whose ballot is `room`. */
  room: (code: RoomCode) => void;
  /** To staff: how many screens in the room are connected. */
  screens: (presence: { readonly count: number }) => void;
  /** To staff: which of the ideas are being looked at by whom of them. */
  lookers: (lookers: Lookers) => void;
  goodbye: (farewell: { readonly reason: GoodbyeReason }) => void;
}

export interface ClientToServer {
  command: (command: unknown, ack: (answer: Ack) => void) => void;
  resync: (request: unknown) => void;
  /** From who moderates: `{ ideaId }`, the idea in front of them; null: none. */
  looking: (idea: unknown) => void;
  /** From who may merge: `{ ideaIds }`. */
  united: (ideas: unknown, ack: (answer: UnitedAnswer) => void) => void;
}

/** Handshakes are refused with `connect_error`, whose `data` is this. `busy` says when to try again; others are final. */
export interface HandshakeRefused {
  readonly code: HandshakeRefusal;
  readonly message: string;
  /** With `busy`: in how many ms, different for each. */
  readonly retryAfterMs?: number;
}
export type HandshakeRefusal = 'bad-handshake' | 'unknown-meeting' | 'not-signed-in' | 'busy';
export const BUSY_MESSAGE = 'Many people are joining right now. Please try again in a moment.';
