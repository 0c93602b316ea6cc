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
  // Nothing that is asked here takes longer; without it a write to a set without a majority would wait for ever.
  socketTimeoutMS: 20_000,
};

/** Counts what is under way, so that closing can wait for it, and refuses what comes after. */
export class MongoConnection {
  readonly main: Db;
  /** A database of its own: an ordinary backup of the main one does not hold the keys. */
  readonly keyring: Db;
  private busy = 0;
  private closing: Promise<void> | null = null;
  private idle: () => void = () => {};

  /** @throws StoreError `broken` if no server answers within five seconds. */
  static async open(url: string, extra: MongoClientOptions = {}): Promise<MongoConnection> {
    const client = new MongoClient(url, { ...settings, ...extra });
    try {
      await client.connect();
      return new MongoConnection(client, databaseName(url));
    } catch (cause) {
      await client.close();
      // The address may hold a password: it is not repeated.
      throw new StoreError('broken', 'MongoDB (MONGODB_URL) cannot be reached.', { cause });
    }
  }

  private constructor(
    readonly client: MongoClient,
    name: string
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

  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    if (this.busy > 0) await new Promise<void>((resolve) => (this.idle = resolve));
    await this.client.close();
  }
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
