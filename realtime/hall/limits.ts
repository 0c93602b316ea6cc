import type { CommandType } from '../../src/lib/meeting/commands.ts';
import type { ParticipantId } from '../../src/lib/meeting/ids.ts';

/**
 * How fast one participant may go (DESIGN: 20 votes/s with bursts of 60; 5 ideas at once, then 6 a minute). Per
 * participant, never per address: a full room is one address. In memory only; a restart forgives.
 */
interface Bucket {
  readonly burst: number;
  /** tokens per ms */
  readonly refill: number;
}

const BUCKETS: Readonly<Partial<Record<CommandType, Bucket>>> = {
  'vote.set': { burst: 60, refill: 20 / 1000 },
  'idea.submit': { burst: 5, refill: 6 / 60_000 },
  'idea.withdraw': { burst: 10, refill: 1 / 1000 },
};

interface Level {
  tokens: number;
  at: number;
}

/** Participants whose levels are remembered; past that the longest idle are forgotten (their buckets are full again). */
const REMEMBERED = 20_000;

export class Limits {
  readonly #levels = new Map<string, Level>();

  /**
   * Takes one token.
   * @param now ms since the epoch
   * @returns 0 if that was in order, else in how many ms a token will be there
   */
  take(participant: ParticipantId, type: CommandType, now: number): number {
    const bucket = BUCKETS[type];
    if (!bucket) return 0;
    const key = `${type} ${participant}`;
    const before = this.#levels.get(key) ?? { tokens: bucket.burst, at: now };
    const elapsed = Math.max(0, now - before.at);
    const tokens = Math.min(bucket.burst, before.tokens + elapsed * bucket.refill);
    const allowed = tokens >= 1;
    this.#levels.delete(key);
    this.#levels.set(key, { tokens: allowed ? tokens - 1 : tokens, at: now });
    if (this.#levels.size > REMEMBERED) this.#forgetOldest();
    return allowed ? 0 : Math.ceil((1 - tokens) / bucket.refill);
  }

  #forgetOldest(): void {
    for (const key of this.#levels.keys()) {
      this.#levels.delete(key);
      return;
    }
  }
}
