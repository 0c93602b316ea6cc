import { createHmac, randomBytes } from 'node:crypto';

const WINDOW_MS = 60_000;
const DAY_MS = 24 * 60 * 60_000;

/**
 * How many secret addresses that open nothing may be tried in a minute: `here` from one place, more than a hall of people
 * behind one address mistypes; `all` from everywhere, so that many places together do not keep the store busy.
 */
export const WRONG_A_MINUTE = { here: 300, all: 6000 } as const;

/** So many meetings a minute are brought into memory for receipts while too many are tried that open nothing. */
export const BROUGHT_A_MINUTE = 60;

/**
 * Slows down the guessing of secret addresses. Where a guess comes from is known by a mark alone, and for a minute; nobody is
 * counted who opens something.
 */
export class Guesses {
  readonly #now: () => number;
  #since = Number.NEGATIVE_INFINITY;
  #all = 0;
  #brought = 0;
  /** As many as `all` lets in, at most. */
  readonly #here = new Map<string, number>();

  /** @param now ms on any clock */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** In how many ms one more from there may be looked at without being in memory already; 0: now. */
  wait(mark: string): number {
    this.#turn();
    const full = this.#all >= WRONG_A_MINUTE.all || (this.#here.get(mark) ?? 0) >= WRONG_A_MINUTE.here;
    return full ? this.#since + WINDOW_MS - this.#now() : 0;
  }

  /** Counts one that opened nothing. @returns as `wait`, before it counted: 0, and this one may be told so */
  count(mark: string): number {
    const wait = this.wait(mark);
    if (wait > 0) return wait;
    this.#all += 1;
    this.#here.set(mark, (this.#here.get(mark) ?? 0) + 1);
    return 0;
  }

  /** Beyond the limit: whether one more meeting may be brought into memory to look at a receipt for it; counts it. */
  bring(): boolean {
    this.#turn();
    if (this.#brought >= BROUGHT_A_MINUTE) return false;
    this.#brought += 1;
    return true;
  }

  #turn(): void {
    const now = this.#now();
    if (now - this.#since < WINDOW_MS && now >= this.#since) return;
    this.#since = now;
    this.#all = 0;
    this.#brought = 0;
    this.#here.clear();
  }
}

/** Marks by which places are told apart in memory: hashes under a key that is nowhere else, and another one each day. */
export class Marks {
  readonly #now: () => number;
  #day = Number.NaN;
  #key = randomBytes(32);

  /** @param now ms since the epoch */
  constructor(now: () => number) {
    this.#now = now;
  }

  of(address: string): string {
    const day = Math.floor(this.#now() / DAY_MS);
    if (day !== this.#day) {
      this.#day = day;
      this.#key = randomBytes(32);
    }
    return createHmac('sha256', this.#key).update(address).digest('base64url');
  }
}
