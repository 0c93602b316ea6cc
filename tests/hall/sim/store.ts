import type { Appended, Batch, EventLog, LoggedBatch } from '../../../db/store.ts';
import type { Rng } from '../../support/rng.ts';
import type { FakeClock } from './clock.ts';

/** How badly the store behaves. Probabilities per call. */
export interface Weather {
  readonly slowest: number;
  readonly failBefore: number;
  readonly failAfter: number;
  readonly hang: number;
  readonly readFails: number;
}

export const CALM: Weather = { slowest: 5, failBefore: 0, failAfter: 0, hang: 0, readFails: 0 };
export const STORM: Weather = { slowest: 60, failBefore: 0.04, failAfter: 0.05, hang: 0.03, readFails: 0.04 };

/**
 * One log that several nodes share. It is slow, fails before writing, fails after writing, and hangs; what it holds is
 * always whole batches in order, because that is what the ports promise (the contract suite holds stores to it).
 */
export class StormyLog implements EventLog {
  weather: Weather = STORM;
  readonly batches: LoggedBatch[] = [];
  conflicts = 0;
  unknown = 0;
  readonly #clock: FakeClock;
  readonly #rng: Rng;
  readonly #onLogged: (batch: LoggedBatch) => void;

  constructor(clock: FakeClock, rng: Rng, onLogged: (batch: LoggedBatch) => void) {
    this.#clock = clock;
    this.#rng = rng;
    this.#onLogged = onLogged;
  }

  get version(): number {
    const last = this.batches.at(-1);
    return last ? last.firstVersion + last.events.length - 1 : 0;
  }

  /** What was there before anybody came. */
  seed(batch: LoggedBatch): void {
    this.batches.push(batch);
    this.#onLogged(batch);
  }

  async read(_meeting: string, fromVersion: number): Promise<readonly LoggedBatch[]> {
    await this.#clock.wait(this.#rng.int(this.weather.slowest));
    if (this.#rng.chance(this.weather.readFails)) throw new Error('the store could not read');
    const found = this.batches.filter((batch) => batch.firstVersion > fromVersion);
    return JSON.parse(JSON.stringify(found)) as LoggedBatch[];
  }

  async append(_meeting: string, expectedVersion: number, batch: Batch): Promise<Appended> {
    const copy = JSON.parse(JSON.stringify(batch)) as Batch;
    const { weather } = this;
    await this.#clock.wait(this.#rng.int(weather.slowest));
    if (this.#rng.chance(weather.failBefore)) throw this.#failure('the store failed before it wrote');
    if (this.#rng.chance(weather.hang)) {
      // Longer than anybody waits; and then it may be written after all.
      await this.#clock.wait(6000 + this.#rng.int(3000));
      if (this.#rng.chance(0.5)) throw this.#failure('the store gave up');
    }
    if (expectedVersion !== this.version) {
      this.conflicts += 1;
      return 'conflict';
    }
    const logged = { ...copy, firstVersion: expectedVersion + 1 };
    this.batches.push(logged);
    this.#onLogged(logged);
    await this.#clock.wait(this.#rng.int(weather.slowest));
    if (this.#rng.chance(weather.failAfter)) throw this.#failure('the store wrote, and then its answer was lost');
    return 'appended';
  }

  #failure(what: string): Error {
    this.unknown += 1;
    return new Error(what);
  }

  scrub(): Promise<void> {
    return Promise.resolve();
  }

  replace(): Promise<void> {
    return Promise.reject(new Error('nobody replaces a log in the simulation'));
  }

  drop(): Promise<void> {
    return Promise.reject(new Error('nobody drops a log in the simulation'));
  }
}
