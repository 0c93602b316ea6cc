import { createHmac, randomBytes } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/**
 * Slows down the guessing of staff passwords. Nothing here waits longer than a minute, so that nobody can lock a station
 * out: what counts tightly is an account from one address; an account from everywhere, and an address (a whole station)
 * are counted generously. Keys are hashes under a key that lives in memory and changes daily.
 */
const WINDOW_SECONDS = 60;
const TRIES = { accountHere: 5, account: 40, address: 120 };
const DAY_MS = 24 * 60 * 60_000;

export class SignInThrottle {
  readonly #now: () => number;
  readonly #limiters = Object.entries(TRIES).map(
    ([name, points]) => [name, new RateLimiterMemory({ points, duration: WINDOW_SECONDS, keyPrefix: name })] as const
  );
  #key = randomBytes(32);
  #day = -1;

  /** @param now ms since the epoch */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /**
   * Counts one try.
   * @returns 0 if it may go on, else in how many ms the next one may
   */
  async take(email: string, address: string): Promise<number> {
    const keys = this.#keys(email, address);
    let wait = 0;
    for (const [name, limiter] of this.#limiters) {
      try {
        await limiter.consume(keys[name] ?? '');
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        wait = Math.max(wait, refused.msBeforeNext);
      }
      // A try that is refused must not count against the account and the station as well.
      if (wait > 0) return Math.ceil(wait);
    }
    return 0;
  }

  /** Somebody signed in: this account from this address starts afresh. */
  async forgive(email: string, address: string): Promise<void> {
    const keys = this.#keys(email, address);
    for (const [name, limiter] of this.#limiters) {
      if (name === 'accountHere') await limiter.delete(keys[name] ?? '');
    }
  }

  #keys(email: string, address: string): Record<string, string> {
    const day = Math.floor(this.#now() / DAY_MS);
    if (day !== this.#day) {
      this.#day = day;
      this.#key = randomBytes(32);
    }
    const hash = (what: string) => createHmac('sha256', this.#key).update(what).digest('base64url');
    return { accountHere: hash(`${email}\n${address}`), account: hash(email), address: hash(address) };
  }
}
