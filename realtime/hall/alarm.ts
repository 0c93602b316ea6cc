import type { Ack } from '../../src/lib/protocol/board.ts';
import { LONGEST_TIMER, type Clock } from './clock.ts';

const TRY_AGAIN_MS = 2000;

/** Asks for something once a moment has come, and again if it is not known to be done. */
export class Alarm {
  readonly #clock: Clock;
  readonly #ask: (at: number) => Promise<Ack>;
  #at: number | null = null;
  #cancel: (() => void) | null = null;

  constructor(clock: Clock, ask: (at: number) => Promise<Ack>) {
    this.#clock = clock;
    this.#ask = ask;
  }

  /** @param at ms since the epoch; null: never */
  set(at: number | null): void {
    if (at === this.#at) return;
    this.#at = at;
    this.#wait();
  }

  #wait(): void {
    const at = this.#at;
    this.#cancel?.();
    this.#cancel = null;
    if (at === null) return;
    const wait = Math.min(Math.max(0, at - this.#clock.now()), LONGEST_TIMER);
    this.#cancel = this.#clock.after(wait, () => void this.#ring(at));
  }

  async #ring(at: number): Promise<void> {
    if (this.#at !== at) return;
    if (this.#clock.now() < at) return this.#wait();
    const ack = await this.#ask(at);
    if (ack.ok || (ack.code !== 'unavailable' && ack.code !== 'busy')) return;
    this.#cancel = this.#clock.after(TRY_AGAIN_MS, () => void this.#ring(at));
  }
}
