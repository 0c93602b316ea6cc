import {
  MongoServerError,
  ReadConcern,
  WriteConcern,
  type CommandStartedEvent,
  type Db,
  type MongoClientOptions,
} from 'mongodb';
import { StoreError } from '../store.ts';
import { Journal, ONE_CONNECTION } from './journal.ts';
import { ANSWER_MS, answeredWithin, MongoLine } from './line.ts';

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
};

/** Closing waits this long for what is under way, in ms. */
const IDLE_MS = 3_000;

/** Counts what is under way, so that closing can wait for it, and refuses what comes after. */
export class MongoConnection {
  readonly main: Db;
  /** A database of its own: an ordinary backup of the main one does not hold the keys. */
  readonly keyring: Db;
  private busy = 0;
  private closing: Promise<void> | null = null;
  private idle: () => void = () => {};

  /**
   * @param answerMs how long an answer may take
   * @throws StoreError `broken` if no server answers within five seconds.
   */
  static async open(url: string, extra: MongoClientOptions = {}, answerMs = ANSWER_MS): Promise<MongoConnection> {
    const line = new MongoLine(url, { ...settings, ...extra }, answerMs);
    let journal: Journal | null = null;
    try {
      await line.connect();
      const { setName, msg } = await line.ask(() => line.db('admin').command({ hello: 1 }));
      const single = setName === undefined && msg !== 'isdbgrid';
      if (single) {
        const own = new MongoLine(url, { ...settings, ...extra, ...ONE_CONNECTION }, answerMs);
        journal = new Journal(own, databaseName(url));
        await own.connect();
        await journal.settled();
      }
      return new MongoConnection(line, databaseName(url), journal);
    } catch (cause) {
      await Promise.all([line.close(), journal?.line.close()]);
      // The address may hold a password: it is not repeated.
      throw new StoreError('broken', 'MongoDB (MONGODB_URL) cannot be reached.', { cause });
    }
  }

  private constructor(
    private readonly line: MongoLine,
    name: string,
    private readonly journal: Journal | null
  ) {
    this.main = line.db(name, guarantees);
    this.keyring = line.db(`${name}_keyring`, guarantees);
  }

  /** @throws StoreError `closed`, `broken` if there is no answer in time */
  async use<T>(work: () => Promise<T>): Promise<T> {
    if (this.closing) throw new StoreError('closed', 'This store was closed.');
    this.busy++;
    try {
      return await this.line.ask(work);
    } finally {
      this.busy--;
      if (this.busy === 0) this.idle();
    }
  }

  /**
   * Like `use`, for what writes: resolves once that is on the disk.
   * @throws StoreError `broken` if the server was restarted meanwhile: what it had acknowledged may be lost
   */
  write<T>(work: () => Promise<T>): Promise<T> {
    return this.use(async () => {
      const settled = this.fromNow();
      const result = await work();
      await settled();
      return result;
    });
  }

  /**
   * @returns resolves once everything written or read since this call is on the disk. In a replica set a majority's
   *   acknowledgement means that already.
   */
  fromNow(): () => Promise<void> {
    return this.journal?.fromNow() ?? (() => Promise.resolve());
  }

  /** Tells every command that is sent, if `monitorCommands` was asked for. */
  onCommand(tell: (command: CommandStartedEvent) => void): void {
    this.line.onCommand(tell);
    this.journal?.line.onCommand(tell);
  }

  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    const idle = new Promise<void>((resolve) => (this.idle = resolve));
    if (this.busy > 0) await answeredWithin(IDLE_MS, idle).catch(() => {});
    await Promise.all([this.line.close(), this.journal?.line.close()]);
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
