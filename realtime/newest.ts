import type { Clock } from './hall/clock.ts';

const TRY_AGAIN_MS = 2000;

/** Writes what is wanted somewhere: one write at a time, the newest wins, a failed one is tried again. */
export class NewestWrite<T extends object> {
  #wanted: T | null = null;
  #busy = false;
  #cancel: () => void = () => {};

  constructor(
    private readonly clock: Clock,
    private readonly write: (wanted: T) => Promise<void>,
    private readonly failed: (error: unknown) => void
  ) {}

  want(wanted: T): void {
    this.#wanted = wanted;
    if (!this.#busy) void this.#go();
  }

  /** What is being written is still written. */
  stop(): void {
    this.#cancel();
    this.#wanted = null;
  }

  async #go(): Promise<void> {
    this.#busy = true;
    this.#cancel();
    try {
      for (let wanted = this.#wanted; wanted; wanted = this.#wanted) {
        await this.write(wanted);
        if (this.#wanted === wanted) this.#wanted = null;
      }
    } catch (error) {
      this.failed(error);
      this.#cancel = this.clock.after(TRY_AGAIN_MS, () => void this.#go());
    } finally {
      this.#busy = false;
    }
  }
}
