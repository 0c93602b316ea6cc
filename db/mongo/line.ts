import { MongoClient, type CommandStartedEvent, type Db, type MongoClientOptions } from 'mongodb';
import { StoreError } from '../store.ts';

/**
 * Nothing that is asked here is waited for longer, in ms, not counting the time in which the line begins afresh (a ping,
 * closing and connecting: `PING_MS`, `CLOSE_MS`, and this once more at the worst). The driver's own limits do not cover all: what it writes to a connection
 * that died a moment ago, unnoticed, waits for ever for that connection to take more (mongodb 7.9, `writeCommand`).
 */
export const ANSWER_MS = 10_000;
/** Whoever answers a ping within this is there, and only slow at something: others are asking it too. */
const PING_MS = 1_000;
/** Letting go must not wait for a server that was killed: the driver now and then does, for ever. */
const CLOSE_MS = 3_000;

/** Errors after which the driver may not find its server again by itself: what watches the server may wait for ever too. */
const LOST: ReadonlySet<string> = new Set([
  'MongoServerSelectionError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoClientClosedError',
]);

/** A driver's client that answers in time or fails, and that begins afresh when it has lost its server. */
export class MongoLine {
  private readonly client: MongoClient;
  private beginning: Promise<void> | null = null;
  private ended = false;

  constructor(
    url: string,
    options: MongoClientOptions,
    private readonly answerMs: number
  ) {
    this.client = new MongoClient(url, options);
  }

  db(name: string, options?: Parameters<MongoClient['db']>[1]): Db {
    return this.client.db(name, options);
  }

  connect(): Promise<unknown> {
    return answeredWithin(this.answerMs, this.client.connect());
  }

  /** Tells of each connection that is made. */
  onConnection(tell: () => void): void {
    this.client.on('connectionReady', tell);
  }

  /** Tells of every command that is sent, if `monitorCommands` was asked for. */
  onCommand(tell: (command: CommandStartedEvent) => void): void {
    this.client.on('commandStarted', tell);
  }

  /** @throws StoreError `broken` if there is no answer in time; whatever `work` throws */
  async ask<T>(work: () => Promise<T>): Promise<T> {
    await this.beginning;
    try {
      return await answeredWithin(this.answerMs, work());
    } catch (error) {
      if (error instanceof Late) this.beginAfresh(() => this.isThere());
      else if (error instanceof Error && LOST.has(error.name)) this.beginAfresh();
      throw error;
    }
  }

  async close(): Promise<void> {
    this.ended = true;
    await this.letGo();
  }

  /** @param unless it is not necessary after all */
  private beginAfresh(unless: () => Promise<boolean> = () => Promise.resolve(false)): void {
    if (this.ended) return;
    const begin = async (): Promise<void> => {
      if (await unless()) return;
      await this.letGo();
      // If the server is away, whoever asks next finds that out, and tries again.
      if (!this.ended) await this.connect().catch(() => {});
    };
    this.beginning ??= begin().finally(() => (this.beginning = null));
  }

  /** On a line of one connection the ping waits behind what hangs there, which is right: that one is of no use. */
  private async isThere(): Promise<boolean> {
    return answeredWithin(PING_MS, this.client.db('admin').command({ ping: 1 })).then(
      () => true,
      () => false
    );
  }

  private async letGo(): Promise<void> {
    await answeredWithin(CLOSE_MS, this.client.close()).catch(() => {});
  }
}

class Late extends StoreError {}

/**
 * @param ms how long to wait
 * @throws StoreError `broken` if `work` is not done by then; what it would have said is not heard any more
 */
export async function answeredWithin<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Late('broken', `MongoDB did not answer within ${ms} ms.`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
