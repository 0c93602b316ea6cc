/** Time and chance, injected, so that a simulation can own both. */
export interface Clock {
  /** ms since the epoch */
  now(): number;
  /** Calls back once after `ms`; returns what cancels it. */
  after(ms: number, run: () => void): () => void;
}

export interface Chance {
  /** A fresh unguessable id, URL-safe. */
  id(): string;
  /** Uniform in [0, 1). */
  fraction(): number;
  /** What a text's seal is made with: unguessable, and kept only as long as the text. */
  readonly salt: () => string;
}

/** Node's longest timer (2^31 - 1 ms); later moments are reached in steps. */
export const LONGEST_TIMER = 2_147_483_647;

export const systemClock: Clock = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, Math.min(ms, LONGEST_TIMER));
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** Waits for something, but no longer than so many ms. @throws what `work` throws within that time */
export async function within(clock: Clock, ms: number, work: Promise<unknown>): Promise<void> {
  let cancel = (): void => {};
  const enough = new Promise<void>((go) => (cancel = clock.after(ms, go)));
  await Promise.race([work, enough]).finally(cancel);
}

/** Goes on evenly when somebody sets the time: `now` is ms since some moment, not since the epoch. */
export const steadyClock: Clock = {
  now: () => performance.now(),
  after: (ms, run) => systemClock.after(ms, run),
};
