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
  'idea.flag': { burst: 10, refill: 6 / 60_000 },
  'idea.appeal': { burst: 5, refill: 6 / 60_000 },
  'room.enter': { burst: 10, refill: 10 / 60_000 },
  'action.confirm': { burst: 20, refill: 10 / 60_000 },
  'idea.withdraw': { burst: 10, refill: 1 / 1000 },
};

interface Level {
  tokens: number;
  at: number;
}

/**
 * Participants in one generation of levels. When it is full it becomes the older one, and the older one is forgotten:
 * the last 10,000 to 20,000 who did such a thing are remembered; the others start with full buckets.
 */
const GENERATION = 10_000;

interface Levels {
  recent: Map<ParticipantId, Level>;
  older: Map<ParticipantId, Level>;
}

export class Limits {
  readonly #levels = new Map<CommandType, Levels>();

  /**
   * Takes one token.
   * @param now ms since the epoch
   * @returns 0 if that was in order, else in how many ms a token will be there
   */
  take(participant: ParticipantId, type: CommandType, now: number): number {
    const bucket = BUCKETS[type];
    if (!bucket) return 0;
    const level = this.#levelOf(participant, type, bucket, now);
    const elapsed = Math.max(0, now - level.at);
    level.tokens = Math.min(bucket.burst, level.tokens + elapsed * bucket.refill);
    level.at = now;
    if (level.tokens < 1) return Math.ceil((1 - level.tokens) / bucket.refill);
    level.tokens -= 1;
    return 0;
  }

  #levelOf(participant: ParticipantId, type: CommandType, bucket: Bucket, now: number): Level {
    let levels = this.#levels.get(type);
    if (!levels) {
      levels = { recent: new Map(), older: new Map() };
      this.#levels.set(type, levels);
    }
    const recent = levels.recent.get(participant);
    if (recent) return recent;
    const level = levels.older.get(participant) ?? { tokens: bucket.burst, at: now };
    if (levels.recent.size >= GENERATION) {
      levels.older = levels.recent;
      levels.recent = new Map();
    }
    levels.recent.set(participant, level);
    return level;
  }
}
