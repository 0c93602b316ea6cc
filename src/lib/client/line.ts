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
  #cancelAttempt: () => void = () => {};
  #cancelCalm: (() => void) | null = null;
  #cancelProbe: () => void = () => {};

  constructor(
    private readonly wire: Wire,
    private readonly around: Pick<Surroundings, 'after' | 'random'>,
    private readonly tell: (status: 'live' | 'reconnecting') => void
  ) {}

  start(): void {
    this.#stopped = false;
    this.#worry();
    this.wire.connect();
  }

  /** For good, or until `start`. */
  stop(): void {
    this.#stopped = true;
    this.#cancelAttempt();
    this.#cancelProbe();
    this.#cancelCalm?.();
    this.#cancelCalm = null;
    this.wire.disconnect();
  }

  connected(): void {
    this.#attempt = 0;
    this.#cancelAttempt();
    this.#cancelCalm?.();
    this.#cancelCalm = null;
    this.tell('live');
  }

  disconnected(): void {
    if (this.#stopped) return;
    this.#cancelProbe();
    this.#worry();
    this.#cancelAttempt();
    this.#cancelAttempt = this.around.after(waitBefore(this.#attempt, this.around.random()), () => this.wire.connect());
    this.#attempt += 1;
  }

  /** Anything came from the server, so the connection lives. */
  alive(): void {
    this.#cancelProbe();
  }

  /**
   * The page is looked at again, or the network is back. A phone that slept often holds a connection that died
   * unnoticed: ask, and start afresh unless an answer comes soon.
   */
  wake(ask: () => void): void {
    if (this.#stopped) return;
    if (!this.wire.connected) return this.#afresh();
    this.#cancelProbe();
    this.#cancelProbe = this.around.after(PROBE_MS, () => this.#afresh());
    ask();
  }

  #afresh(): void {
    this.#cancelAttempt();
    this.#cancelProbe();
    // Disconnecting reports itself as an end of the connection; the attempt that it plans is called off again.
    this.wire.disconnect();
    this.#cancelAttempt();
    this.#attempt = 0;
    this.wire.connect();
  }

  #worry(): void {
    this.#cancelCalm ??= this.around.after(CALM_MS, () => this.tell('reconnecting'));
  }
}
