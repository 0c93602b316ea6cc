/**
 * The ports of storage. `memory.ts`, `sqlite/` and `mongo/` implement them; one contract suite
 * (`tests/contract/`) runs every case on all three. Nothing here knows the rules of a meeting:
 * an event is a JSON object that the store keeps and gives back unchanged.
 */
import type { ActionRows, Pictures } from './store-actions.ts';
import type {
  AgencySettings,
  Assignments,
  Factors,
  OneTimeLinks,
  StaffAccounts,
  StaffSessions,
  Tries,
} from './store-people.ts';

export type * from './store-actions.ts';
export type * from './store-people.ts';

/** Anything that survives `JSON.parse(JSON.stringify(…))`. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** What one append writes: events that cite texts by id, and the texts that they cite. */
export interface Batch {
  readonly events: readonly JsonObject[];
  readonly texts: Readonly<Record<string, string>>;
  /** What ties it to all that came before it (`realtime/audit/chain.ts`); kept as given. Absent in logs from before chains. */
  readonly chain?: string;
  /** Text id → what stays of the text in the chain, also when the text is gone. */
  readonly seals?: Readonly<Record<string, string>>;
  /** Text id → what its seal was made with. Goes with the text. */
  readonly salts?: Readonly<Record<string, string>>;
}

/** A batch as it is read back. `firstVersion` is the version that its first event made (1 for the log's first). */
export interface LoggedBatch extends Batch {
  readonly firstVersion: number;
}

/** `conflict`: somebody else's batch has `expectedVersion + 1` already; nothing was written. */
export type Appended = 'appended' | 'conflict';

/** The append-only log of every meeting. Version n is the state after n events; an empty log is at 0. */
export interface EventLog {
  /**
   * The batches that hold events after version `fromVersion`, in order, without gaps. `fromVersion` is 0 or the last
   * version of a batch. Scrubbed texts are absent from `texts`.
   * @throws StoreError `gap` when a version is missing: the meeting must stop rather than go on without it.
   */
  read(meeting: string, fromVersion: number): Promise<readonly LoggedBatch[]>;
  /**
   * Writes the whole batch durably or nothing. Resolves only once the batch is on disk (SQLite: synced; MongoDB:
   * majority, journalled). A rejection means that the outcome is unknown. A text id is written once: a later batch
   * that brings the same id again does not change the text.
   * @throws StoreError `empty` on a batch without events.
   * @throws StoreError `gap` when the log has not got as far as `expectedVersion`; nothing was written.
   */
  append(meeting: string, expectedVersion: number, batch: Batch): Promise<Appended>;
  /** Removes these texts for good (SQLite: secure_delete, and out of the WAL); events stay. Idempotent. */
  scrub(meeting: string, textIds: readonly string[]): Promise<void>;
  /**
   * Puts `batches` in place of everything up to version `through`, texts too; they make as many versions, and what comes
   * after stays as it is. What stood there is gone for good (SQLite: secure_delete, and out of the WAL). Nobody reads a
   * mixture, and a crash leaves the one or the other (MongoDB: begun, it is finished by whoever reads next). Idempotent.
   * @throws StoreError `gap` if `batches` do not make `through` versions, or none of the log's ends there; nothing was written
   */
  replace(meeting: string, through: number, batches: readonly Batch[]): Promise<void>;
  /** Removes the whole log of a meeting, texts too. Idempotent. */
  drop(meeting: string): Promise<void>;
}

/** A row of the list of meetings. Everything that is true of a meeting itself is in its log. */
export interface MeetingRow {
  readonly id: string;
  /** What residents type: upper case, unique. */
  readonly code: string;
  readonly title: string;
  readonly area: string;
  /** A projection of the log, for lists; the log decides. */
  readonly phase: string;
  readonly createdAt: number;
  /** ms since the epoch; null if it does not close by itself. */
  readonly closesAt: number | null;
  /** ms since the epoch; null while that is not settled. */
  readonly opensAt: number | null;
  /** IANA name of the zone in which its times are shown; null on rows from before there were any. */
  readonly timeZone: string | null;
  /** How many ideas its agenda refers to. */
  readonly agendaIdeas: number;
  /** The id of the meeting that this one is a rehearsal of; null: it is a real one. */
  readonly rehearsalOf: string | null;
  /** Since when all of it is being removed, ms since the epoch: nobody may come to it any more. */
  readonly wipedAt: number | null;
}

export interface MeetingList {
  /** @throws StoreError `taken` if the code is in use. */
  add(row: MeetingRow): Promise<void>;
  byCode(code: string): Promise<MeetingRow | null>;
  byId(id: string): Promise<MeetingRow | null>;
  /** Newest first; with `phases`, those whose row names one of these. */
  list(phases?: readonly string[]): Promise<readonly MeetingRow[]>;
  update(id: string, change: Partial<Omit<MeetingRow, 'id' | 'code' | 'createdAt' | 'rehearsalOf'>>): Promise<boolean>;
  /** Removes the row for good (SQLite: out of the files too). Idempotent. */
  remove(id: string): Promise<void>;
}

/** A precinct and the zip codes that it serves. */
export interface Area {
  readonly id: string;
  readonly name: string;
  readonly zips: readonly string[];
}

export interface Areas {
  put(area: Area): Promise<void>;
  list(): Promise<readonly Area[]>;
  /** False if there is no such area. */
  remove(id: string): Promise<boolean>;
}

/** Accounts, sessions and lists: plain rows. */
export interface Directory {
  readonly staff: StaffAccounts;
  readonly assignments: Assignments;
  readonly factors: Factors;
  readonly tries: Tries;
  readonly agency: AgencySettings;
  readonly links: OneTimeLinks;
  readonly meetings: MeetingList;
  readonly areas: Areas;
  readonly actions: ActionRows;
  readonly sessions: StaffSessions;
}

/**
 * The keys under which residents' secrets become participants. Kept apart from everything that an ordinary backup
 * holds, because destroying a meeting's key is what makes its votes anonymous for good.
 */
export interface Keyring {
  /** The meeting's key (32 bytes, base64url), made on first use; the same for every caller, also across processes. */
  keyFor(meeting: string): Promise<string>;
  /** All keys that there are, by meeting: for the copy of the keyring that is kept apart. */
  list(): Promise<ReadonlyMap<string, string>>;
  /** Puts a key in from such a copy, unless the meeting has one. */
  keep(meeting: string, key: string): Promise<void>;
  destroy(meeting: string): Promise<void>;
}

/** What is known of a version of an agenda without reading it. */
export interface AgendaVersionRow {
  readonly id: string;
  /** What somebody called it. */
  readonly name: string;
  /** `named`: somebody kept it; `before-restore`: what was there when an older one was brought back. */
  readonly kind: 'named' | 'before-restore';
  /** Id and name, as it was then, of who kept it. */
  readonly by: string;
  readonly byName: string;
  /** ms since the epoch */
  readonly at: number;
  /** How large its document is. */
  readonly bytes: number;
}

/** Which updates somebody has: all up to a position, and some after it. */
export interface KnownUpdates {
  readonly through: number;
  readonly also: readonly number[];
}

export const NONE_KNOWN: KnownUpdates = { through: 0, also: [] };

/** The updates of one shared document (Yjs v1 updates), in the order in which they were accepted, and its versions. */
export interface AgendaStore {
  /** Durable when it resolves. Returns the position of the update, increasing per document. */
  append(meeting: string, update: Uint8Array): Promise<number>;
  /**
   * The updates that are not known yet, by position. On MongoDB, an update that is being written may turn up later, at a
   * position before others that are known already.
   */
  load(
    meeting: string,
    known?: KnownUpdates
  ): Promise<readonly { readonly position: number; readonly update: Uint8Array }[]>;
  /**
   * Replaces exactly the updates at `merged` by one at a new position, which it returns: so the merged update comes after
   * the newer ones that it leaves alone (Yjs takes updates in any order). No reader ever misses an update: one that reads in
   * the middle of it (also after a crash there, on MongoDB) sees the merged update and some that it contains, which is harmless.
   * `erase`: what the merged ones held, and this one does not, is to be gone from the files too (SQLite: as a scrub does).
   */
  compact(
    meeting: string,
    merged: readonly number[],
    update: Uint8Array,
    options?: { readonly erase?: boolean }
  ): Promise<number>;
  /** Keeps a document as it is, for good. Durable when it resolves. @throws StoreError `taken` if the id is in use */
  keepVersion(meeting: string, version: Omit<AgendaVersionRow, 'bytes'>, document: Uint8Array): Promise<void>;
  /** Newest first. */
  versions(meeting: string): Promise<readonly AgendaVersionRow[]>;
  /** The document of a version, byte by byte; null if there is none. */
  version(meeting: string, id: string): Promise<Uint8Array | null>;
  /** Removes these versions for good (SQLite: as a scrub does). Idempotent. */
  forgetVersions(meeting: string, ids: readonly string[]): Promise<void>;
  /** Removes the document and its versions. */
  drop(meeting: string): Promise<void>;
}

export interface Store {
  readonly kind: 'memory' | 'sqlite' | 'mongo';
  readonly log: EventLog;
  readonly directory: Directory;
  readonly keyring: Keyring;
  readonly agendas: AgendaStore;
  readonly pictures: Pictures;
  /** Resolves if the store answers a trivial question now (readiness). */
  ping(): Promise<void>;
  /** Finishes what is under way, then lets go of files and connections. */
  close(): Promise<void>;
}

export type StoreErrorCode = 'gap' | 'empty' | 'taken' | 'newer-schema' | 'old-sqlite' | 'locked' | 'closed' | 'broken';

/** Broken I/O or a refusal to work on this data; never a refusal of a rule of the meeting. */
export class StoreError extends Error {
  constructor(
    readonly code: StoreErrorCode,
    message: string,
    options?: ErrorOptions
  ) {
    super(message, options);
    this.name = 'StoreError';
  }
}
