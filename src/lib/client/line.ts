import type { Surroundings } from './surroundings.ts';
import type { Wire } from './wire.ts';

/** How long a lost connection is nobody's business, in ms: most are back sooner. */
export const CALM_MS = 5_000;
/** After waking up: how long the server may take to show that the connection still lives, in ms. */
const PROBE_MS = 800;
const FIRST_WAIT = 1_000;
/** With the jitter of half of it: never more than 30 s. */
const LONGEST_WAIT = 20_000;

/** @returns ms until the next attempt, ±50 %, so that a full hall does not come back in one moment */
export function waitBefore(attempt: number, random: number): number {
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(attempt, 16)) * (0.5 + random);
}

/** Keeps a wire connected: waits, tries again, wakes up at once, and says so only when it takes a while. */
export class Line {
  #attempt = 0;
  #stopped = true;
  /** When the present connection came about, or the present attempt began, in ms; null: neither is there. */
  #connectedAt: number | null = null;
  #triedAt: number | null = null;
  /** The server asked not to be asked before, in ms since the epoch. */
  #notBefore = 0;
  #cancelAttempt: () => void = () => {};
  #cancelCalm: (() => void) | null = null;
  #cancelProbe: () => void = () => {};
  #doubted = false;

  constructor(
    private readonly wire: Wire,
    private readonly around: Pick<Surroundings, 'after' | 'random' | 'now'>,
    private readonly tell: (status: 'live' | 'reconnecting') => void
  ) {}

  start(): void {
    this.#stopped = false;
    this.#worry();
    this.#try();
  }

  /** For good, or until `start`. */
  stop(): void {
    this.#stopped = true;
    this.#cancelAttempt();
    this.#cancelProbe();
    this.#calm();
    this.wire.disconnect();
  }

  connected(): void {
    this.#triedAt = null;
    this.#connectedAt = this.around.now();
    this.#cancelAttempt();
    this.#calm();
    this.tell('live');
  }

  disconnected(): void {
    if (this.#stopped) return;
    // A server that lets everybody in and falls over it must not be run down by all of them at once.
    if (this.#connectedAt !== null && this.around.now() - this.#connectedAt >= CALM_MS) this.#attempt = 0;
    this.#tryAfter(waitBefore(this.#attempt, this.around.random()));
    this.#attempt += 1;
  }

  /** The server is too busy to let us in, and said when to come again; it has spread its answers itself. */
  turnedAway(afterMs: number): void {
    if (this.#stopped) return;
    this.#notBefore = this.around.now() + afterMs;
    this.#tryAfter(afterMs);
  }

  /** Anything came from the server, so the connection lives. */
  alive(): void {
    this.#cancelProbe();
    if (!this.#doubted) return;
    this.#calm();
    this.tell('live');
  }

  /**
   * The browser says that the network is gone: the connection itself would only notice after most of a minute. Some
   * browsers are wrong about it, so whoever answers is believed over them.
   */
  lost(ask: () => void): void {
    if (this.#stopped) return;
    this.#doubted = true;
    this.#worry();
    ask();
  }

  /**
   * The page is looked at again, or the network is back. A phone that slept often holds a connection that died
   * unnoticed: ask, and start afresh unless an answer comes soon.
   */
  wake(ask: () => void): void {
    const now = this.around.now();
    if (this.#stopped || now < this.#notBefore) return;
    if (!this.wire.connected) {
      // Several things wake a page at once: an attempt that has just begun is as good as another one.
      if (this.#triedAt === null || now - this.#triedAt >= PROBE_MS) this.#afresh();
      return;
    }
    this.#cancelProbe();
    this.#cancelProbe = this.around.after(PROBE_MS, () => this.#afresh());
    ask();
  }

  #try(): void {
    this.#triedAt = this.around.now();
    this.wire.connect();
  }

  #tryAfter(ms: number): void {
    this.#triedAt = null;
    this.#connectedAt = null;
    this.#cancelProbe();
    this.#worry();
    this.#cancelAttempt();
    this.#cancelAttempt = this.around.after(ms, () => this.#try());
  }

  #afresh(): void {
    this.#cancelAttempt();
    this.#cancelProbe();
    // Disconnecting reports itself as an end of the connection; the attempt that it plans is called off again.
    this.wire.disconnect();
    this.#cancelAttempt();
    this.#attempt = 0;
    this.#try();
  }

  #worry(): void {
    this.#cancelCalm ??= this.around.after(CALM_MS, () => this.tell('reconnecting'));
  }

  #calm(): void {
    this.#doubted = false;
    this.#cancelCalm?.();
    this.#cancelCalm = null;
  }
}
