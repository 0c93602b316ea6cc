import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Store } from '../../db/store.ts';
import type { Config } from '../config.ts';
import type { Terminal } from './usage.ts';

const NODE_NEEDED = [20, 19] as const;

interface Finding {
  readonly ok: boolean;
  readonly what: string;
}

/**
 * `openfloor doctor`: is this machine, are these settings and this data in order?
 * @param open opens the store, which also checks its schema and its engine
 * @returns whether all is well
 */
export async function doctor(config: Config, open: () => Promise<Store>, terminal: Terminal): Promise<boolean> {
  let well = true;
  const tell = ({ ok, what }: Finding) => {
    well &&= ok;
    terminal.out(`${ok ? 'ok    ' : 'WRONG '} ${what}`);
  };
  tell(nodeVersion());
  tell({ ok: true, what: `settings: port ${config.port}, ${config.origin ?? 'no ORIGIN (any address, plain http)'}` });
  if (config.mongoUrl === null) {
    if (!existsSync(config.dataFolder)) {
      tell({ ok: true, what: `${config.dataFolder} does not exist yet; the first start makes it` });
      return well;
    }
    for (const finding of dataFolder(config.dataFolder)) tell(finding);
    tell(await sqliteVersion());
  }
  let store: Store | null = null;
  try {
    store = await open();
    await store.ping();
    tell({ ok: true, what: `the store (${store.kind}) answers, and its schema is this version's` });
    const [staff, meetings] = await Promise.all([store.directory.staff.list(), store.directory.meetings.list()]);
    tell({ ok: true, what: `${staff.length} accounts, ${meetings.length} meetings` });
  } catch (error) {
    tell({ ok: false, what: `the store: ${error instanceof Error ? error.message : String(error)}` });
  } finally {
    await store?.close();
  }
  return well;
}

function nodeVersion(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [needMajor, needMinor] = NODE_NEEDED;
  const ok = major > needMajor || (major === needMajor && minor >= needMinor);
  return { ok, what: `Node ${process.versions.node} (at least ${NODE_NEEDED.join('.')})` };
}

function* dataFolder(folder: string): Iterable<Finding> {
  yield { ok: writable(folder), what: `${folder} can be written` };
  // Windows has no such modes.
  if (process.platform === 'win32') return;
  for (const path of [join(folder, 'openfloor.sqlite'), join(folder, 'keyring.sqlite')]) {
    if (!existsSync(path)) continue;
    const mode = statSync(path).mode & 0o777;
    const ok = (mode & 0o077) === 0;
    yield { ok, what: `${path} is closed to other users (mode ${mode.toString(8)})` };
  }
}

function writable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

const versionRow = z.object({ version: z.string() });

async function sqliteVersion(): Promise<Finding> {
  const { requireSqlite, oldestSqlite } = await import('../../db/sqlite/engine-version.ts');
  const { DatabaseSync } = await import('@photostructure/sqlite');
  const database = new DatabaseSync(':memory:');
  const { version } = versionRow.parse(database.prepare('SELECT sqlite_version() AS version').get());
  database.close();
  try {
    requireSqlite(version);
    return { ok: true, what: `SQLite ${version} (at least ${oldestSqlite})` };
  } catch {
    return { ok: false, what: `SQLite ${version} is too old (at least ${oldestSqlite})` };
  }
}
