/** The default store: one SQLite file under the data folder, in a worker thread, with group commit. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { newKey } from '../keys.ts';
import type { AgendaStore, Keyring, Store, StoreError } from '../store.ts';
import { SqliteClient } from './client.ts';
import { sqliteDirectory } from './directory.ts';
import { SqliteLog } from './log.ts';

export interface SqliteOptions {
  /** Made if it does not exist, closed to other users. */
  readonly dataFolder: string;
  /** `server`: the only one on this folder. `tool`: works beside a running server. */
  readonly role: 'server' | 'tool';
  /** The worker died: nothing works any more, the process should end and be started again. */
  readonly onBroken: (error: StoreError) => void;
}

/** @throws StoreError `old-sqlite`, `newer-schema`; `locked` when another server works on this folder. */
export async function openSqliteStore({ dataFolder, role, onBroken }: SqliteOptions): Promise<Store> {
  const client = await SqliteClient.start({ folder: resolve(dataFolder), role }, onBroken);
  return {
    kind: 'sqlite',
    log: new SqliteLog(client),
    directory: sqliteDirectory(client),
    keyring: sqliteKeyring(client),
    agendas: sqliteAgendas(client),
    async ping() {
      await client.read(['SELECT 1 AS here', []]);
    },
    close: () => client.close(),
  };
}

const keyRow = z.object({ key: z.string() });

function sqliteKeyring(client: SqliteClient): Keyring {
  return {
    async keyFor(meeting) {
      // The update that changes nothing is what makes an existing row come back: one statement, so one key for all.
      const sql = 'INSERT INTO keys (meeting, key) VALUES (?, ?) ON CONFLICT DO UPDATE SET key = key RETURNING key';
      const { rows } = await client.run([[sql, [meeting, newKey()]]], { on: 'keyring' });
      return keyRow.parse(rows[0]).key;
    },
    async destroy(meeting) {
      await client.run([['DELETE FROM keys WHERE meeting = ?', [meeting]]], { on: 'keyring', erase: true });
    },
  };
}

const updateRow = z.object({ position: z.number(), bytes: z.instanceof(Uint8Array) });

function sqliteAgendas(client: SqliteClient): AgendaStore {
  const insert = 'INSERT INTO agenda_updates (meeting, bytes) VALUES (?, ?)';
  return {
    async append(meeting, update) {
      // A copy of its own: the caller may go on writing, and a Buffer's whole pool would cross to the worker otherwise.
      const { lastId } = await client.run([[insert, [meeting, new Uint8Array(update)]]]);
      return lastId;
    },
    async load(meeting) {
      const sql = 'SELECT position, bytes FROM agenda_updates WHERE meeting = ? ORDER BY position';
      return (await client.read([sql, [meeting]])).map((row) => {
        const { position, bytes } = updateRow.parse(row);
        return { position, update: bytes };
      });
    },
    async compact(meeting, merged, update) {
      const forget = 'DELETE FROM agenda_updates WHERE meeting = ? AND position IN (SELECT value FROM json_each(?))';
      await client.run([
        [insert, [meeting, new Uint8Array(update)]],
        [forget, [meeting, JSON.stringify(merged)]],
      ]);
    },
    async drop(meeting) {
      await client.run([['DELETE FROM agenda_updates WHERE meeting = ?', [meeting]]], { erase: true });
    },
  };
}
