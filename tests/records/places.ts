import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { MongoClient } from 'mongodb';
import { openStore } from '../../db/open.ts';
import type { Store } from '../../db/store.ts';
import { runCommand } from '../../realtime/cli/run.ts';
import { notingIn } from '../../realtime/opening.ts';
import type { TestMongo } from '../contract/ground-mongo.ts';
import { atEnd } from '../net/ground.ts';
import { BEGIN } from './evening.ts';
import { Pile } from './pile.ts';

/** Where a meeting is kept, and everything that is left of it there. */
export interface Place {
  readonly folder: string;
  readonly removals: string;
  readonly store: Store;
  /** A command beside the server. @returns what it said */
  cli(...argv: string[]): Promise<string>;
  /** A backup and a meeting that is exported, as files that begin with this name; and a copy of the keyring, if asked for. */
  copies(name: string, keys: 'with-keys' | 'without-keys'): Promise<void>;
  /** All that is kept at this moment, the copies among it, unpacked with every key that there is. */
  pile(): Promise<Pile>;
}

async function place(env: Readonly<Record<string, string>>, dump: () => Promise<string>): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'openfloor-canaries-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const dataFolder = join(folder, 'data');
  const removals = join(folder, 'removals.jsonl');
  const settings = { OPENFLOOR_DATA: dataFolder, OPENFLOOR_REMOVALS: removals, ...env };
  const store = notingIn({ removals }, await openStore({ dataFolder, mongoUrl: env['MONGODB_URL'] }));
  const cli = async (...argv: string[]): Promise<string> => {
    const lines: string[] = [];
    const terminal = { out: (line: string) => void lines.push(line), readLine: () => Promise.resolve('') };
    const well = await runCommand({ argv, env: settings, terminal, now: () => BEGIN });
    return `${lines.join('\n')}\n${well}`;
  };
  const made: string[] = [];
  return {
    folder,
    removals,
    store,
    cli,
    async copies(name, keys) {
      const at = (what: string) => join(folder, `${name}-${what}`);
      await cli('backup', '--to', at('backup'));
      await cli('export', '--meeting', 'ELM204', '--to', at('export'));
      made.push(`${name}-backup`, `${name}-export`);
      if (keys === 'without-keys') return;
      await cli('backup', '--keys', '--to', at('keys'));
      made.push(`${name}-keys`);
    },
    async pile() {
      const pile = new Pile([...(await store.keyring.list()).values()]);
      for (const name of made) pile.add(name, await readFile(join(folder, name)));
      pile.add('removals', await readFile(removals).catch(() => ''));
      if (env['MONGODB_URL']) {
        pile.add('database', await dump());
      } else {
        // By a process of its own: a file of a database that is closed here loses its locks.
        await promisify(execFile)('cp', ['-r', dataFolder, join(folder, 'seen')]);
        await pile.addFolder(join(folder, 'seen'));
        await rm(join(folder, 'seen'), { recursive: true });
      }
      return pile;
    },
  };
}

export const onSqlite = (): Promise<Place> => place({}, () => Promise.resolve(''));

export async function onMongo(mongo: TestMongo): Promise<Place> {
  const url = mongo.freshUrl();
  const direct = new MongoClient(url);
  atEnd(async () => {
    await direct.db().dropDatabase();
    await direct.db(`${direct.db().databaseName}_keyring`).dropDatabase();
    await direct.close();
  });
  return place({ MONGODB_URL: url }, async () => {
    const all: unknown[] = [];
    for (const name of [direct.db().databaseName, `${direct.db().databaseName}_keyring`]) {
      for (const { collectionName } of await direct.db(name).collections()) {
        all.push(collectionName, await direct.db(name).collection(collectionName).find().toArray());
      }
    }
    // Binary fields are written as base64, which the pile unpacks.
    return JSON.stringify(all);
  });
}
