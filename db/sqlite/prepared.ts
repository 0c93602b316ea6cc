import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Row, Value } from './protocol.ts';

/** A prepared statement whose rows have a type; the binding's own are `any`. */
export interface Prepared {
  run(...parameters: readonly Value[]): { readonly changes: number; readonly lastInsertRowid: number | bigint };
  get(...parameters: readonly Value[]): Row | undefined;
  all(...parameters: readonly Value[]): Row[];
}

export function prepare(database: DatabaseSyncInstance, sql: string): Prepared {
  return database.prepare(sql);
}
