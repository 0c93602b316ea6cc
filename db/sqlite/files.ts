/** The files under the data folder: who may open them, and in what state they must be. Runs in the worker. */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { StoreError } from '../store.ts';
import { requireSqlite } from './engine-version.ts';
import { migrate, refuseNewer, schemaVersion, type Migration } from './migrate.ts';
import { prepare } from './prepared.ts';
import type { WorkerSettings } from './protocol.ts';
import { keyringSchema, mainSchema } from './schema.ts';

/** How long a writer waits for another process (the server for a tool, a tool for the server). */
export const BUSY_MS = 10_000;
/** How long to wait for the server's place: long enough for a tool that is upgrading an empty folder. */
const LOCK_WAIT_MS = 1_000;

export interface Files {
  readonly main: DatabaseSyncInstance;
  readonly keyring: DatabaseSyncInstance;
  /** Held as long as this process is the server; the operating system lets go of it if the process dies. */
  readonly lock: DatabaseSyncInstance | null;
}

/** Opens (or makes) the databases. @throws StoreError `old-sqlite`, `newer-schema`, `locked`, `broken` (no such folder) */
export function openFiles({ folder, role }: WorkerSettings): Files {
  // Only a folder of our own making is closed to others: one that the operator made is the operator's business.
  makeFolder(folder);
  let lock = role === 'server' ? takeLock(folder) : null;
  const main = openDatabase(join(folder, 'openfloor.sqlite'));
  const keyring = openDatabase(join(folder, 'keyring.sqlite'));
  requireSqlite(String(prepare(main, 'SELECT sqlite_version() AS version').get()?.version));
  if (behind(main, mainSchema) || behind(keyring, keyringSchema)) {
    const borrowed = lock ?? takeLock(folder);
    for (const [name, database, schema] of [
      ['openfloor', main, mainSchema],
      ['keyring', keyring, keyringSchema],
    ] as const) {
      database.exec('PRAGMA journal_mode = WAL');
      migrate(database, schema, (from) => newFile(folder, `${name}-before-upgrade-from-${from}`));
    }
    if (role === 'server') lock = borrowed;
    else borrowed.close();
  }
  return { main, keyring, lock };
}

/** Step by step: Node's own `recursive` never ends where a file system refuses new folders (`/proc/x`). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (cause) {
    if (existsSync(folder)) return;
    throw new StoreError('broken', `The folder for the data (OPENFLOOR_DATA) cannot be made: ${folder}`, { cause });
  }
}

/** Copies that upgrades made of a database; what is erased has to go from them too. */
export function upgradeCopies(folder: string, name: 'openfloor' | 'keyring'): string[] {
  const copies = readdirSync(folder).filter(
    (file) => file.startsWith(`${name}-before-upgrade-`) && file.endsWith('.sqlite')
  );
  return copies.map((file) => join(folder, file));
}

function behind(database: DatabaseSyncInstance, schema: readonly Migration[]): boolean {
  const [found, known] = [schemaVersion(database), schema.at(-1)?.to ?? 0];
  refuseNewer(found, known);
  return found < known;
}

function openDatabase(file: string): DatabaseSyncInstance {
  // The WAL takes its mode from the database's. An existing file is never opened by anything but SQLite: closing any
  // other descriptor of it would drop this process's locks on it.
  if (existsSync(file)) chmodSync(file, 0o600);
  else closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file, { timeout: BUSY_MS });
  database.exec(`
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA wal_autocheckpoint = 2000;
  `);
  return database;
}

/** One server per folder. The lock is one of the operating system on a file, so a kill lets go of it. */
function takeLock(folder: string): DatabaseSyncInstance {
  const lock = new DatabaseSync(join(folder, 'server.lock'), { timeout: LOCK_WAIT_MS });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    throw new StoreError(
      'locked',
      `Another Openfloor server is running on the data in ${folder}. Stop it first, or set OPENFLOOR_DATA to another folder.`,
      { cause }
    );
  }
  return lock;
}

function newFile(folder: string, name: string): string {
  for (let n = 0; ; n++) {
    const file = join(folder, `${name}${n ? `-${n}` : ''}.sqlite`);
    if (!existsSync(file)) {
      closeSync(openSync(file, 'wx', 0o600));
      return file;
    }
  }
}
