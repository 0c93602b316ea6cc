/** Bringing a database file to this release's schema. Nothing here knows the tables; `schema.ts` does. */
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { StoreError } from '../store.ts';
import { prepare } from './prepared.ts';

export interface Migration {
  /** The schema version that this step makes; steps count from 1 without gaps. */
  readonly to: number;
  readonly up: (database: DatabaseSyncInstance) => void;
}

export function schemaVersion(database: DatabaseSyncInstance): number {
  return Number(prepare(database, 'PRAGMA user_version').get()?.user_version);
}

/** @throws StoreError `newer-schema` when the file was written by a newer release. */
export function refuseNewer(found: number, known: number): void {
  if (found <= known) return;
  throw new StoreError(
    'newer-schema',
    `The data was written by a newer release of Openfloor (its schema is ${found}, this release knows ${known}). ` +
      'Install that release again, or restore a backup made before it.'
  );
}

/**
 * Runs the steps that are missing, all in one transaction: after a crash the file is as it was, or done. A database
 * that already holds data is copied to `copyTo` first. Returns the schema version it had. Only one process may do
 * this at a time; the caller holds the lock.
 */
export function migrate(
  database: DatabaseSyncInstance,
  migrations: readonly Migration[],
  copyTo: (from: number) => string
): number {
  const before = schemaVersion(database);
  const target = migrations.at(-1)?.to ?? 0;
  refuseNewer(before, target);
  if (before === target) return before;
  if (before > 0) database.prepare('VACUUM INTO ?').run(copyTo(before));
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const { to, up } of migrations) if (to > before) up(database);
    database.exec(`PRAGMA user_version = ${target}`);
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
  return before;
}
