/**
 * What the main thread and the worker say to each other. One message carries every request of a turn of the event
 * loop, one message answers everything that a commit made durable. Answers come in the order of the requests, so
 * nothing carries an id. Batches travel as JSON text: a string crosses threads far cheaper than an object.
 */
import { z } from 'zod';
import { StoreError, type StoreErrorCode } from '../store.ts';

/** What a column or a parameter may hold. */
export type Value = null | number | string | Uint8Array;
export type Statement = readonly [sql: string, parameters: readonly Value[]];
export type Row = Readonly<Record<string, Value>>;

export const INSERT_BATCH =
  'INSERT INTO batches (meeting, last_version, first_version, events, chain, seals) VALUES (?, ?, ?, ?, ?, ?)';
export const INSERT_TEXT =
  'INSERT INTO texts (meeting, id, batch, text, salt) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING';

export interface AppendRequest {
  readonly do: 'append';
  readonly meeting: string;
  readonly expected: number;
  readonly count: number;
  readonly events: string;
  /** Each an id, the text as JSON, and the salt of its seal. */
  readonly texts: readonly (readonly [id: string, text: string, salt: string | null])[] | null;
  readonly chain: string | null;
  /** As JSON. */
  readonly seals: string | null;
}

/** Statements that happen together or not at all; answers the rows of the last and the changes of all. */
export interface RunRequest {
  readonly do: 'run';
  readonly statements: readonly Statement[];
  readonly on: 'main' | 'keyring';
  /** What was deleted must be gone from the files too; this is to be done in the copies that upgrades left. Null: it need not. */
  readonly erase: readonly Statement[] | null;
}

export interface ReadRequest {
  readonly do: 'read';
  readonly statement: Statement;
}

export type Request = AppendRequest | RunRequest | ReadRequest | { readonly do: 'close' };

export interface RunAnswer {
  readonly rows: readonly Row[];
  readonly changes: number;
  readonly lastId: number;
}

export interface Failure {
  readonly failed: string;
  readonly code: StoreErrorCode | null;
  /** SQLite's own (extended) result code; 2067 and 1555 are broken unique keys. */
  readonly sqlite: number | null;
}

/** `true`: appended; `false`: conflict. */
export type Answer = boolean | RunAnswer | readonly Row[] | Failure | null;

/** What the worker is started with. */
export const workerSettings = z.object({
  folder: z.string(),
  role: z.enum(['server', 'tool']),
});
export type WorkerSettings = z.infer<typeof workerSettings>;

/** The worker's first message: ready, or why not. */
export type Hello = { readonly ready: true } | Failure;

export function failureOf(error: unknown): Failure {
  if (error instanceof StoreError) return { failed: error.message, code: error.code, sqlite: null };
  const known = z.object({ message: z.string(), errcode: z.optional(z.number()) }).safeParse(error);
  if (!known.success) return { failed: String(error), code: null, sqlite: null };
  return { failed: known.data.message, code: null, sqlite: known.data.errcode ?? null };
}

export function errorOf(failure: Failure): Error {
  if (failure.code) return new StoreError(failure.code, failure.failed);
  return Object.assign(new Error(`SQLite: ${failure.failed}`), { sqlite: failure.sqlite });
}

export function isFailure(answer: Answer | Hello): answer is Failure {
  return typeof answer === 'object' && answer !== null && 'failed' in answer;
}

const uniqueKeyBroken = new Set<unknown>([1555, 2067]);

export function brokeUniqueKey(error: unknown): boolean {
  return error instanceof Error && 'sqlite' in error && uniqueKeyBroken.has(error.sqlite);
}
