import { createHmac } from 'node:crypto';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { z } from 'zod';
import type { AgencySettings, Keyring, Tries } from '../db/store.ts';

/**
 * Slows down the guessing of staff passwords. Nothing here waits longer than a minute, so that nobody can lock a station
 * out: what counts tightly is an account from one address; an account from everywhere is counted generously. An address
 * refuses nobody who has an account, for in a hall it is everybody's: there, only e-mails without one are counted.
 *
 * What is counted of accounts is in the store, so that neither a restart nor another node is a fresh start: a hash under
 * a key of the keyring, for a minute. The key is another one each day, and yesterday's is destroyed. E-mails without an
 * account have nothing to be guessed; they are counted in memory, and take the store's time all the same, so that nobody
 * tells by it which have one.
 */
const WINDOW_MS = 60_000;
const TRIES = { here: 5, everywhere: 40, strangers: 120 };
/** Most keys of one kind in memory; the oldest gives way. */
export const KEYS_AT_MOST = 2000;
const DAY_MS = 24 * 60 * 60_000;
/** Where the agency's settings say which day's key there is. */
const NAME = 'throttle';
const marker = z.object({ day: z.number().int() });
/** What tries with unknown e-mails write to: one row, however many. */
const NOBODY = 'nobody';

/** Counts per key, in bounded memory. */
class Counter {
  readonly #limiter: RateLimiterMemory;
  readonly #points: number;
  readonly #keys = new Set<string>();

  constructor(points: number) {
    this.#points = points;
    this.#limiter = new RateLimiterMemory({ points, duration: WINDOW_MS / 1000 });
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
    if (this.#keys.size > KEYS_AT_MOST && oldest !== undefined) {
      this.#keys.delete(oldest);
      await this.#limiter.delete(oldest);
    }
    await this.#limiter.penalty(key);
  }
}

export interface ThrottlePorts {
  readonly tries: Tries;
  readonly keyring: Keyring;
  readonly agency: Pick<AgencySettings, 'read' | 'write'>;
  /** ms since the epoch */
  readonly now: () => number;
}

export class SignInThrottle {
  readonly #ports: ThrottlePorts;
  readonly #here = new Counter(TRIES.here);
  readonly #everywhere = new Counter(TRIES.everywhere);
  readonly #strangers = new Counter(TRIES.strangers);
  #key: { readonly day: number; readonly key: Promise<string> } | null = null;
  #tidied = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(ports: ThrottlePorts) {
    this.#ports = ports;
  }

  /** How many keys are held in memory. */
  get size(): number {
    return this.#here.size + this.#everywhere.size + this.#strangers.size;
  }

  /**
   * Counts one try.
   * @param known whether the e-mail has an account; either way the answers are the same
   * @returns 0 if it may go on, else in how many ms the next one may
   */
  async take(email: string, address: string, known: boolean): Promise<number> {
    const keys = await this.#keys(email, address);
    const { tries, now } = this.#ports;
    const at = now();
    const wide = await tries.read(known ? keys.everywhere : NOBODY, at);
    this.#tidyNowAndThen(at);
    const full = known && wide !== null && wide.count >= TRIES.everywhere;
    const narrow = await tries.count(known && !full ? keys.here : NOBODY, at + WINDOW_MS, at);
    if (full) return Math.max(1, wide.until - at);
    if (!known) {
      const wait = await this.#inTurn(() => this.#takeUnknown(keys));
      if (wait === 0) await tries.count(NOBODY, at + WINDOW_MS, at);
      return wait;
    }
    if (narrow.count > TRIES.here) return Math.max(1, narrow.until - at);
    await tries.count(keys.everywhere, at + WINDOW_MS, at);
    return 0;
  }

  async #takeUnknown(keys: { readonly here: string; readonly everywhere: string }): Promise<number> {
    const wait = (await this.#here.wait(keys.here)) || (await this.#everywhere.wait(keys.everywhere));
    if (wait > 0) return wait;
    await Promise.all([this.#here.count(keys.here), this.#everywhere.count(keys.everywhere)]);
    return 0;
  }

  /**
   * Counts one try with an e-mail that has no account.
   * @returns false if there were so many from this address that no more work should be spent on them
   */
  async worthChecking(address: string): Promise<boolean> {
    const { address: key } = await this.#keys('', address);
    return this.#inTurn(async () => {
      if ((await this.#strangers.wait(key)) > 0) return false;
      await this.#strangers.count(key);
      return true;
    });
  }

  /** Somebody signed in: this account from this address starts afresh. */
  async forgive(email: string, address: string): Promise<void> {
    await this.#ports.tries.forget((await this.#keys(email, address)).here);
  }

  /** One after the other: no try is looked at between the look and the count of another. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #keys(email: string, address: string) {
    const key = await this.#keyOfToday();
    const hash = (what: string) => createHmac('sha256', key).update(what).digest('base64url');
    return { here: hash(`${email}\n${address}`), everywhere: hash(email), address: hash(address) };
  }

  #keyOfToday(): Promise<string> {
    const day = Math.floor(this.#ports.now() / DAY_MS);
    if (this.#key?.day === day) return this.#key.key;
    const key = this.#turnOver(day);
    this.#key = { day, key };
    key.catch(() => (this.#key = null));
    return key;
  }

  /** Whichever node comes first in a day destroys the key before, and what was counted under it is over. */
  async #turnOver(day: number): Promise<string> {
    const { keyring, agency, tries, now } = this.#ports;
    const known = marker.safeParse(await agency.read(NAME)).data?.day;
    if (known !== day) {
      if (known !== undefined && known < day) await keyring.destroy(nameOf(known));
      await agency.write(NAME, { day });
      await tries.tidy(now());
    }
    return keyring.keyFor(nameOf(day));
  }

  /** What is over does not stay: once a minute, while somebody tries. Failing to is told by the next one who does. */
  #tidyNowAndThen(at: number): void {
    if (at - this.#tidied < WINDOW_MS) return;
    this.#tidied = at;
    this.#ports.tries.tidy(at).catch(() => (this.#tidied = 0));
  }
}

/** With a slash: no meeting has such an id. */
function nameOf(day: number): string {
  return `throttle/${day}`;
}
