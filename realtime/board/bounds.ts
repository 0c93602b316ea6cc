import { DEPTH_LIMIT } from '../../src/lib/protocol/board.ts';

/** Is the value nested deeper than any message needs? Goes no deeper than the limit itself. */
export function tooDeep(value: unknown, limit = DEPTH_LIMIT): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (limit === 0) return true;
  for (const key in value) if (tooDeep(Reflect.get(value, key), limit - 1)) return true;
  return false;
}

/** A token bucket for one socket. */
export class Flow {
  readonly #burst: number;
  readonly #perMs: number;
  #tokens: number;
  #at: number;

  /** @param perSecond tokens that come back each second */
  constructor(burst: number, perSecond: number, now: number) {
    this.#burst = burst;
    this.#perMs = perSecond / 1000;
    this.#tokens = burst;
    this.#at = now;
  }

  /** False if it comes too fast. */
  take(now: number): boolean {
    this.#tokens = Math.min(this.#burst, this.#tokens + Math.max(0, now - this.#at) * this.#perMs);
    this.#at = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
