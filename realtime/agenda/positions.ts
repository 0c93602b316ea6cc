import type { KnownUpdates } from '../../db/store.ts';

/** An update that is missing between others for so long, in ms, was never written: a write that is under way has ended. */
const GRACE_MS = 30_000;

/** Which of a document's stored updates are in memory, and which of them the next compaction replaces. */
export class Positions {
  #through = 0;
  readonly #also = new Set<number>();
  #missingSince: number | null = null;
  #stored: number[] = [];

  /** How many updates a compaction would make one of. */
  get count(): number {
    return this.#stored.length;
  }

  get known(): KnownUpdates {
    return { through: this.#through, also: [...this.#also] };
  }

  has(position: number): boolean {
    return position <= this.#through || this.#also.has(position);
  }

  /** These are in memory, and on the disk. */
  add(positions: readonly number[], now: number): void {
    for (const position of positions) {
      if (this.has(position)) continue;
      this.#also.add(position);
      this.#stored.push(position);
    }
    this.#rise(now);
  }

  /** Those that the document in memory holds now; what comes later is not among them. */
  takeStored(): readonly number[] {
    const stored = this.#stored;
    this.#stored = [];
    return stored;
  }

  /** They could not be replaced. */
  putBack(stored: readonly number[]): void {
    this.#stored.push(...stored);
  }

  #rise(now: number): void {
    for (;;) {
      while (this.#also.delete(this.#through + 1)) {
        this.#through += 1;
        this.#missingSince = null;
      }
      if (this.#also.size === 0) return;
      this.#missingSince ??= now;
      if (now - this.#missingSince < GRACE_MS) return;
      this.#missingSince = null;
      this.#through = [...this.#also].reduce((lowest, position) => Math.min(lowest, position)) - 1;
    }
  }
}
