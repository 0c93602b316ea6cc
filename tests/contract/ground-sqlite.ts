import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { openStore } from '../../db/open.ts';
import type { Store } from '../../db/store.ts';
import type { Ground } from './cases.ts';

export interface SqliteGround extends Ground {
  readonly folder: string;
}

export async function sqliteGround(): Promise<SqliteGround> {
  const folder = await mkdtemp(join(tmpdir(), 'openfloor-sqlite-'));
  const stores: Store[] = [];
  return {
    folder,
    async open() {
      const store = await openStore({ dataFolder: folder, role: 'tool' });
      stores.push(store);
      return store;
    },
    async lose(meeting, firstVersion) {
      const database = new DatabaseSync(join(folder, 'openfloor.sqlite'), { timeout: 10_000 });
      database.prepare('DELETE FROM batches WHERE meeting = ? AND first_version = ?').run(meeting, firstVersion);
      database.close();
    },
    async dispose() {
      await Promise.all(stores.map((store) => store.close()));
      await rm(folder, { recursive: true });
    },
  };
}
