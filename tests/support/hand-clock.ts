import type { Clock } from '../../realtime/hall/clock.ts';

/** Time that a test moves on by hand; the sockets and stores below it are real. */
export class HandClock implements Clock {
  #now: number;
  /** How far each look at the clock moves it on, in ms: whoever asks finds that time has passed. */
  readonly #perLook: number;
  readonly #timers = new Map<() => void, number>();

  constructor(now = Date.now(), perLook = 0) {
    this.#now = now;
    this.#perLook = perLook;
  }

  now(): number {
    return (this.#now += this.#perLook);
  }

  after(ms: number, run: () => void): () => void {
    const timer = (): void => run();
    this.#timers.set(timer, this.#now + ms);
    return () => this.#timers.delete(timer);
  }

  /** Moves on, and lets everything go off that is due by then, in its order. */
  advance(ms: number): void {
    const until = this.#now + ms;
    for (;;) {
      const due = [...this.#timers].filter(([, at]) => at <= until).sort(([, a], [, b]) => a - b)[0];
      if (!due) break;
      const [timer, at] = due;
      this.#timers.delete(timer);
      this.#now = Math.max(this.#now, at);
      timer();
    }
    this.#now = Math.max(this.#now, until);
  }
}
