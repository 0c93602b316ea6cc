import { DEPTH_LIMIT } from '../../src/lib/protocol/board.ts';

/** Is the value nested deeper than any message needs? Walks without recursion, and no deeper than the limit. */
export function tooDeep(value: unknown, limit = DEPTH_LIMIT): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    const next: unknown[] = [];
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue;
      if (depth >= limit) return true;
      for (const inner of Object.values(item) as unknown[]) next.push(inner);
    }
    level = next;
  }
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
