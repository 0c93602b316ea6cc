import { execFile } from 'node:child_process';
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

/** The files that hold these bytes. A process of its own looks: closing a file here would drop SQLite's locks on it. */
export function filesWith(folder: string, bytes: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    execFile('grep', ['-rlaF', '-e', bytes, '--', folder], (error, stdout) => {
      if (error && error.code !== 1) reject(new Error('grep failed', { cause: error }));
      else resolve(stdout.split('\n').filter(Boolean));
    });
  });
}
