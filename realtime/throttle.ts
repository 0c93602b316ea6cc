import { createHmac } from 'node:crypto';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { z } from 'zod';
import type { AgencySettings, Keyring, Tries } from '../db/store.ts';

/**
 * Slows down the guessing of staff passwords. Nothing here waits longer than a minute, and no
 * guesses from elsewhere keep anybody out of where they work: what counts tightly is an account from one address; an
 * account from everywhere is counted generously, and not at all from where it signed in before. An address refuses nobody
 * who has an account, for in a hall it is everybody's: there, only e-mails without one are counted.
 *
 * What is counted of accounts is in the store, so that neither a restart nor another node is a fresh start: a hash under
 * a key of the keyring, for a minute. The key is another one each day, and yesterday's is destroyed, by the clock or by
 * the first who tries. Where an account signed in is kept as a hash under a key that stays, for two weeks. E-mails without an
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
/** Under this key of the keyring, where accounts signed in. */
const PLACES = 'throttle/places';
/** So long an account is at home where it signed in. */
export const PLACE_MS = 14 * DAY_MS;
const marker = z.object({ day: z.number().int() });

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
    const count = (key: string) => tries.count(key, at + WINDOW_MS, at);
    const home = (await tries.read(known ? keys.place : keys.nobody, at)) !== null && known;
    const wide = await tries.read(known ? keys.everywhere : keys.nobody, at);
    this.#tidyNowAndThen(at);
    // Only so that a full account gets no more rows: what decides is the count below, which no two share.
    const full = known && !home && wide !== null && wide.count >= TRIES.everywhere;
    const narrow = await count(known && !full ? keys.here : keys.nobody);
    if (full) return Math.max(1, wide.until - at);
    if (!known) {
      const wait = await this.#inTurn(() => this.#takeUnknown(keys));
      if (wait === 0) await count(keys.nobody);
      return wait;
    }
    if (narrow.count > TRIES.here) return Math.max(1, narrow.until - at);
    const all = await count(home ? keys.nobody : keys.everywhere);
    return home || all.count <= TRIES.everywhere ? 0 : Math.max(1, all.until - at);
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

  /** Somebody signed in: this account from this address starts afresh, and is at home there. */
  async forgive(email: string, address: string): Promise<void> {
    const { tries, now } = this.#ports;
    const { here, place } = await this.#keys(email, address);
    await tries.forget(here);
    await tries.forget(place);
    await tries.count(place, now() + PLACE_MS, now());
  }

  /** Destroys the key of a day that is over, and removes what is over: when a server starts, and once a day. */
  async tidy(): Promise<void> {
    await this.#keyOfToday();
    await this.#ports.tries.tidy(this.#ports.now());
  }

  /** One after the other: no try is looked at between the look and the count of another. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #keys(email: string, address: string) {
    const key = await this.#keyOfToday();
    const places = await this.#ports.keyring.keyFor(PLACES);
    const hash = (what: string, under = key) => createHmac('sha256', under).update(what).digest('base64url');
    const both = `${email}\n${address}`;
    return {
      here: hash(both),
      everywhere: hash(email),
      address: hash(address),
      place: hash(both, places),
      /** What tries with unknown e-mails write to: one row, however many. */
      nobody: hash('nobody'),
    };
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
