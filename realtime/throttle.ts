import { createHmac, randomBytes } from 'node:crypto';
import { RateLimiterMemory } from 'rate-limiter-flexible';

/**
 * Slows down the guessing of staff passwords. Nothing here waits longer than a minute, so that nobody can lock a station
 * out: what counts tightly is an account from one address; an account from everywhere is counted generously. An address
 * refuses nobody who has an account, for in a hall it is everybody's: there, only e-mails without one are counted.
 * Keys are hashes under a key that lives in memory and changes daily.
 */
const WINDOW_SECONDS = 60;
const TRIES = { here: 5, everywhere: 40, strangers: 120 };
/** Most keys of one kind; the oldest gives way. E-mails without an account push out none that have one. */
export const KEYS_AT_MOST = 2000;
const DAY_MS = 24 * 60 * 60_000;

/** Counts per key, in bounded memory. */
class Counter {
  readonly #limiter: RateLimiterMemory;
  readonly #points: number;
  readonly #keys = new Set<string>();

  constructor(points: number) {
    this.#points = points;
    this.#limiter = new RateLimiterMemory({ points, duration: WINDOW_SECONDS });
  }

  get size(): number {
    return this.#keys.size;
  }

  /** In how many ms the next try may be made; 0: now. Leaves nothing behind. */
  async wait(key: string): Promise<number> {
    const found = await this.#limiter.get(key);
    if (!found || found.consumedPoints < this.#points) return 0;
    return Math.max(0, Math.ceil(found.msBeforeNext));
  }

  async count(key: string): Promise<void> {
    this.#keys.delete(key);
    this.#keys.add(key);
    const [oldest] = this.#keys;
    if (this.#keys.size > KEYS_AT_MOST && oldest !== undefined) await this.forget(oldest);
    await this.#limiter.penalty(key);
  }

  async forget(key: string): Promise<void> {
    this.#keys.delete(key);
    await this.#limiter.delete(key);
  }
}

const counters = () => ({ here: new Counter(TRIES.here), everywhere: new Counter(TRIES.everywhere) });

export class SignInThrottle {
  readonly #now: () => number;
  readonly #known = counters();
  readonly #unknown = counters();
  readonly #strangers = new Counter(TRIES.strangers);
  #key = randomBytes(32);
  #day = -1;
  #last: Promise<unknown> = Promise.resolve();

  /** @param now ms since the epoch */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** How many keys are held. */
  get size(): number {
    const all = [this.#known, this.#unknown].flatMap(({ here, everywhere }) => [here, everywhere]);
    return [...all, this.#strangers].reduce((sum, { size }) => sum + size, 0);
  }

  /**
   * Counts one try; one that is refused counts nowhere.
   * @param known whether the e-mail has an account; either way the answers are the same
   * @returns 0 if it may go on, else in how many ms the next one may
   */
  take(email: string, address: string, known: boolean): Promise<number> {
    return this.#inTurn(() => this.#take(email, address, known));
  }

  async #take(email: string, address: string, known: boolean): Promise<number> {
    const { here, everywhere } = known ? this.#known : this.#unknown;
    const keys = this.#keys(email, address);
    const wait = (await here.wait(keys.here)) || (await everywhere.wait(keys.everywhere));
    if (wait > 0) return wait;
    await Promise.all([here.count(keys.here), everywhere.count(keys.everywhere)]);
    return 0;
  }

  /**
   * Counts one try with an e-mail that has no account.
   * @returns false if there were so many from this address that no more work should be spent on them
   */
  worthChecking(address: string): Promise<boolean> {
    return this.#inTurn(() => this.#worthChecking(address));
  }

  async #worthChecking(address: string): Promise<boolean> {
    const key = this.#keys('', address).address;
    if ((await this.#strangers.wait(key)) > 0) return false;
    await this.#strangers.count(key);
    return true;
  }

  /** Somebody signed in: this account from this address starts afresh. */
  async forgive(email: string, address: string): Promise<void> {
    await this.#known.here.forget(this.#keys(email, address).here);
  }

  /** One after the other: no try is looked at between the look and the count of another. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  #keys(email: string, address: string) {
    const day = Math.floor(this.#now() / DAY_MS);
    if (day !== this.#day) {
      this.#day = day;
      this.#key = randomBytes(32);
    }
    const hash = (what: string) => createHmac('sha256', this.#key).update(what).digest('base64url');
    return { here: hash(`${email}\n${address}`), everywhere: hash(email), address: hash(address) };
  }
}
