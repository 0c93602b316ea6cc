import type { StaffRole } from '../meeting/actors.ts';

/**
 * What crosses the wire under `/agenda/<meeting code>`: the protocol of y-websocket as its own provider speaks it, plus
 * one message of ours. What is in the document is described in `agenda-document.ts`.
 */
export const AGENDA_PATH = '/agenda';

/** Commanders and admins write the agenda; the others follow it live. */
export type AgendaRight = 'edit' | 'follow';
const RIGHTS: Readonly<Record<StaffRole, AgendaRight>> = {
  admin: 'edit',
  commander: 'edit',
  moderator: 'follow',
  officer: 'follow',
};
export const agendaRight = (role: StaffRole): AgendaRight => RIGHTS[role];

/** Kinds of messages, as y-websocket numbers them. */
export const MESSAGE = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3 } as const;
/** Kinds of sync messages, as y-protocols numbers them. */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const;

/**
 * Ours: `[SAVED, n]` says that the first n edits (sync step 2 or update) which this connection sent are on disk, what
 * they delete included. Only clients that connect with `?saved=1` get it: others would not know the kind. A client has
 * nothing unsaved if all the edits that it sent on its present connection are covered and a step 2 is among them, for
 * that one brings whatever the server did not have.
 */
export const SAVED = 100;
export const SAVED_PARAM = 'saved';

/** Largest message, in bytes. A larger one ends the connection with the protocol's own code 1009. */
export const UPDATE_LIMIT = 256 * 1024;
/** Largest document, in bytes, as it would be stored, with what waits in it for parts that never came. */
export const DOCUMENT_LIMIT = 4 * 1024 * 1024;
/** Largest presence of one person, in characters of JSON. */
export const PRESENCE_LIMIT = 4096;

/**
 * Why the server closes a connection. From 4400 to 4499 the provider does not come back by itself: asking again would
 * be answered the same way. Anything else it takes as passing.
 */
export const CLOSE = {
  /** The message cannot be understood, or speaks in another person's name. */
  malformed: 4400,
  /** The session ended, or its role is another one now. */
  signedOut: 4401,
  /** There is no such meeting any more. */
  gone: 4404,
  /** The document has no room for this. */
  full: 4413,
  tooFast: 4429,
  /** The document cannot be read or kept just now; nothing that was kept is touched. */
  unavailable: 4503,
  stopping: 1001,
  tooLarge: 1009,
} as const;

/** What the server says of a person who is here; clients cannot choose it. */
export interface AgendaPerson {
  readonly id: string;
  readonly name: string;
  readonly role: StaffRole;
  /** `#rrggbb`, at least 4.5:1 under white letters */
  readonly color: string;
}

export const AGENDA_SPOTS = ['title', 'text', 'owner', 'due', 'area', 'comment'] as const;
/** Where in the agenda somebody is. */
export interface AgendaSpot {
  readonly item: string;
  readonly field: (typeof AGENDA_SPOTS)[number];
}

/** The presence (awareness state) of one connection. Clients may add fields; `user` is always the server's. */
export interface AgendaPresence {
  readonly user: AgendaPerson;
  readonly at?: AgendaSpot | null;
}
