import { WriteConcern, type Collection } from 'mongodb';
import { StoreError } from '../store.ts';
import type { MongoLine } from './line.ts';

/** A write that changes nothing, answered once the journal is on the disk with everything written before it. */
const journalled = { writeConcern: new WriteConcern(1, undefined, true) };

/** For the line that a journal is given. */
export const ONE_CONNECTION = { minPoolSize: 1, maxPoolSize: 1, maxIdleTimeMS: 0 } as const;

/**
 * The wait for a single server's disk. Such a server takes `w: majority` as "the replication will see to the journal", has
 * none, and acknowledges before the sync: what it acknowledged last is lost by a kill. So there, and only there, a wait
 * with `w: 1, j: true` follows every write, one for all who wait at the same time.
 *
 * The wait could find another server than the write did: one that was killed and started again in between, which knows
 * nothing of the write and has nothing of it to sync. So all waits go over one connection. While that is the same, so is the
 * process behind it.
 */
export class Journal {
  private readonly marks: Collection;
  /** How often the connection was made. */
  private connections = 0;
  /** The wait that is under way, and the one that will follow it. */
  private flushing: Promise<void> = Promise.resolve();
  private nextFlush: Promise<void> | null = null;

  /** @param line with `ONE_CONNECTION` */
  constructor(
    readonly line: MongoLine,
    database: string
  ) {
    line.onConnection(() => (this.connections += 1));
    this.marks = line.db(database).collection('journal', journalled);
  }

  /**
   * @returns resolves once everything that the server acknowledged or showed since this call is on its disk
   * @throws StoreError `broken`, by what it returns, if the server may have been another one in between
   */
  fromNow(): () => Promise<void> {
    const connection = this.connections;
    return async () => {
      await this.settled();
      if (this.connections !== connection) throw new StoreError('broken', 'MongoDB was started again meanwhile.');
    };
  }

  /** Resolves once everything written so far is on the disk of whatever server is there now. */
  async settled(): Promise<void> {
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
    await this.line.ask(() => this.marks.updateOne({ _id: { $exists: false } }, { $set: { flushed: true } }));
  }
}
