/** The default store: one SQLite file under the data folder, in a worker thread, with group commit. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { newKey } from '../keys.ts';
import type { Keyring, Store, StoreError } from '../store.ts';
import { sqliteAgendas } from './agendas.ts';
import { SqliteClient } from './client.ts';
import { sqliteDirectory } from './directory.ts';
import { SqliteLog } from './log.ts';
import { sqlitePictures } from './pictures.ts';

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
    pictures: sqlitePictures(client),
    async ping() {
      await client.read(['SELECT 1 AS here', []]);
    },
    close: () => client.close(),
  };
}

const keyRow = z.object({ key: z.string() });
const keyOfMeeting = z.object({ meeting: z.string(), key: z.string() });

function sqliteKeyring(client: SqliteClient): Keyring {
  return {
    async keyFor(meeting) {
      // The update that changes nothing is what makes an existing row come back: one statement, so one key for all.
      const sql = 'INSERT INTO keys (meeting, key) VALUES (?, ?) ON CONFLICT DO UPDATE SET key = key RETURNING key';
      const { rows } = await client.run([[sql, [meeting, newKey()]]], { on: 'keyring' });
      return keyRow.parse(rows[0]).key;
    },
    async list() {
      const { rows } = await client.run([['UPDATE keys SET key = key RETURNING meeting, key', []]], { on: 'keyring' });
      return new Map(rows.map((row) => keyOfMeeting.parse(row)).map(({ meeting, key }) => [meeting, key]));
    },
    async keep(meeting, key) {
      const sql = 'INSERT INTO keys (meeting, key) VALUES (?, ?) ON CONFLICT DO NOTHING';
      await client.run([[sql, [meeting, key]]], { on: 'keyring' });
    },
    async destroy(meeting) {
      await client.run([['DELETE FROM keys WHERE meeting = ?', [meeting]]], { on: 'keyring', erase: true });
    },
  };
}
