import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { openMongoStore } from '../../db/mongo/store.ts';
import type { Store } from '../../db/store.ts';
import { startMongo, type MongoEngine, type MongoOptions } from '../../scripts/mongo/engine.ts';
import type { Ground } from './cases.ts';

/** One server for a whole test file, in a folder that goes with it. */
export class TestMongo {
  private constructor(
    private engine: MongoEngine,
    private readonly folder: string
  ) {}

  static async start(options: Omit<MongoOptions, 'folder'> = {}): Promise<TestMongo> {
    const folder = await mkdtemp(join(tmpdir(), 'openfloor-mongo-'));
    return new TestMongo(await startMongo({ folder, ...options }), folder);
  }

  /** The address of a database of its own. */
  freshUrl(): string {
    const [, hosts, settings = ''] = /^([^?]*\/\/[^/?]+)[^?]*(\?.*)?$/.exec(this.engine.url) ?? [];
    return `${hosts}/openfloor_test_${randomBytes(6).toString('hex')}${settings}`;
  }

  /** SIGKILL, then a start on what is on the disk. */
  async killAndRestart(): Promise<void> {
    await this.engine.kill();
    this.engine = await startMongo({ folder: this.folder, own: true });
  }

  async stop(): Promise<void> {
    await this.engine.stop();
    await rm(this.folder, { recursive: true });
  }
}

export interface MongoGround extends Ground {
  readonly url: string;
}

export async function mongoGround(mongo: TestMongo): Promise<MongoGround> {
  const url = mongo.freshUrl();
  const stores: Store[] = [];
  const direct = new MongoClient(url);
  return {
    url,
    async open() {
      const store = await openMongoStore(url);
      stores.push(store);
      return store;
    },
    async lose(meeting, firstVersion) {
      await direct.db().collection('batches').deleteOne({ meeting, first: firstVersion });
    },
    async dispose() {
      await Promise.all(stores.map((store) => store.close()));
      await direct.db().dropDatabase();
      await direct.db(`${direct.db().databaseName}_keyring`).dropDatabase();
      await direct.close();
    },
  };
}
