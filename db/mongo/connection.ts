import { MongoClient, MongoServerError, ReadConcern, WriteConcern, type Db, type MongoClientOptions } from 'mongodb';
import { StoreError } from '../store.ts';

/**
 * What every operation is done with. An acknowledged write is on the disks of a majority (of one, on a single server).
 * Reads come from the primary and see only what a majority has: nothing read can be rolled back later. No sessions, no
 * transactions; no retried writes either, because a write whose outcome is unknown is the Hall's to look up.
 */
const guarantees = {
  writeConcern: new WriteConcern('majority', undefined, true),
  readConcern: new ReadConcern('majority'),
  readPreference: 'primary',
} as const;

const settings: MongoClientOptions = {
  ...guarantees,
  appName: 'openfloor',
  retryWrites: false,
  serverSelectionTimeoutMS: 5_000,
  connectTimeoutMS: 5_000,
  // The driver's default is to wait for a free connection for ever, also for one that a killed server will never make.
  waitQueueTimeoutMS: 5_000,
  // Nothing that is asked here takes longer; without it a write to a set without a majority would wait for ever.
  socketTimeoutMS: 20_000,
};

/** A write that changes nothing, answered once the journal is on the disk with everything written before it. */
const journalled = { writeConcern: new WriteConcern(1, undefined, true) };

/** Counts what is under way, so that closing can wait for it, and refuses what comes after. */
export class MongoConnection {
  readonly main: Db;
  /** A database of its own: an ordinary backup of the main one does not hold the keys. */
  readonly keyring: Db;
  private busy = 0;
  /** The wait for the journal that is under way, and the one that will follow it. */
  private flushing: Promise<void> = Promise.resolve();
  private nextFlush: Promise<void> | null = null;
  private closing: Promise<void> | null = null;
  private idle: () => void = () => {};

  /** @throws StoreError `broken` if no server answers within five seconds. */
  static async open(url: string, extra: MongoClientOptions = {}): Promise<MongoConnection> {
    const client = new MongoClient(url, { ...settings, ...extra });
    try {
      await client.connect();
      const { setName, msg } = await client.db('admin').command({ hello: 1 });
      return new MongoConnection(client, databaseName(url), setName === undefined && msg !== 'isdbgrid');
    } catch (cause) {
      await client.close();
      // The address may hold a password: it is not repeated.
      throw new StoreError('broken', 'MongoDB (MONGODB_URL) cannot be reached.', { cause });
    }
  }

  private constructor(
    readonly client: MongoClient,
    name: string,
    private readonly singleServer: boolean
  ) {
    this.main = client.db(name, guarantees);
    this.keyring = client.db(`${name}_keyring`, guarantees);
  }

  /** @throws StoreError `closed` */
  async use<T>(work: () => Promise<T>): Promise<T> {
    if (this.closing) throw new StoreError('closed', 'This store was closed.');
    this.busy++;
    try {
      return await work();
    } finally {
      this.busy--;
      if (this.busy === 0) this.idle();
    }
  }

  /** Like `use`, for what writes: resolves once that is on the disk. */
  write<T>(work: () => Promise<T>): Promise<T> {
    return this.use(async () => {
      const result = await work();
      await this.settled();
      return result;
    });
  }

  /**
   * Resolves once everything written so far is on the disk. In a replica set a majority's acknowledgement means that
   * already. A single server, though, takes `w: majority` as "the replication will see to the journal", has none, and
   * acknowledges before the sync: what it acknowledged last is lost by a kill. So there, and only there, a wait with
   * `w: 1, j: true` follows, one for all who wait at the same time.
   */
  async settled(): Promise<void> {
    if (!this.singleServer) return;
    // One that is under way may have begun before the caller's write.
    this.nextFlush ??= this.flushing
      .catch(() => {})
      .then(() => {
        this.nextFlush = null;
        this.flushing = this.flush();
        return this.flushing;
      });
    await this.nextFlush;
  }

  private async flush(): Promise<void> {
    await this.main
      .collection('journal', journalled)
      .updateOne({ _id: { $exists: false } }, { $set: { flushed: true } });
  }

  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    if (this.busy > 0) await within(CLOSE_MS, new Promise<void>((resolve) => (this.idle = resolve)));
    await within(CLOSE_MS, this.client.close());
  }
}

/** Letting go must not wait for a server that was killed: the driver now and then does, for ever. */
const CLOSE_MS = 3_000;

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** The database that the address names, else `openfloor` (the driver would take `test`). */
export function databaseName(url: string): string {
  const [, name] = /^mongodb(?:\+srv)?:\/\/[^/]*\/([^?]+)/.exec(url) ?? [];
  return name ? decodeURIComponent(name) : 'openfloor';
}

/** Somebody else has this key already. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === 11000;
}

/** Runs an upsert again if it lost a race against another: the second time it finds what the other made. */
export async function racing<T>(upsert: () => Promise<T>): Promise<T> {
  try {
    return await upsert();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return upsert();
  }
}
