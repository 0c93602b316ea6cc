import type { Command } from '../meeting/commands.ts';

/** A connection to a board, as this page sees it. Socket.IO in a browser (`socket.ts`), a fake in tests. */
export interface Wire {
  readonly connected: boolean;
  connect(): void;
  disconnect(): void;
  /** The answer may never come: then the same command, with the same id, is sent again. */
  send(command: Command, answer: (raw: unknown) => void): void;
  resync(since: number): void;
  /** Says something else, to be answered or not; what is said while there is no connection is lost. */
  say?(event: string, what: unknown, answer?: (raw: unknown) => void): void;
}

export interface WireEvents {
  connected(): void;
  /** The connection ended, or an attempt to connect failed. */
  disconnected(): void;
  /** The server will not have us; `code` says why, `retryAfterMs` when to come again if that makes sense. */
  refused(code: string, retryAfterMs?: number): void;
  /** Anything that the server sends. */
  message(event: string, payload: unknown): void;
}

export interface WireOptions {
  readonly code: string;
  readonly audience: string;
  /** Asked at each connection: whose page this is; nothing: whoever the cookie says. */
  readonly token: () => Promise<string | undefined>;
  /** Asked at each connection: the version to go on from. */
  readonly since: () => number;
  /** See `Handshake.preview`. */
  readonly preview?: boolean | undefined;
}

export type OpenWire = (options: WireOptions, events: WireEvents) => Wire;
