import { createHmac, randomBytes } from 'node:crypto';
import { DEVICE_COOKIE, readCookie, SESSION_COOKIE } from '../cookies.ts';
import { isSecret } from '../devices.ts';
import type { Comer } from './admission.ts';

/** Those of whom somebody was in, remembered: the last 50,000 to 100,000. */
const GENERATION = 50_000;
/** Sessions that are looked up at once to find out whether they are good; more are not believed. */
const PROOFS = 20;

/** What somebody shows at the door: any of it may be made up. */
export interface Shown {
  readonly cookieHeader: string | undefined;
  readonly token?: string;
}

/**
 * Who was let in on this node before, by the secret that they show: a name, or a version that somebody claims to have,
 * proves nothing. What is kept is a digest under a key that ends with the process; no address, nothing on a disk.
 */
export class Regulars {
  readonly #key = randomBytes(32);
  readonly #isStaff: (cookieHeader: string | undefined) => Promise<boolean>;
  #recent = new Set<string>();
  #older = new Set<string>();
  #proofs = 0;

  /** @param isStaff whether there is a session in it that is still good */
  constructor(isStaff: (cookieHeader: string | undefined) => Promise<boolean>) {
    this.#isStaff = isStaff;
  }

  /** They are in. */
  note(shown: Shown): void {
    for (const digest of this.#digestsOf(shown)) {
      if (this.#recent.size >= GENERATION) {
        this.#older = this.#recent;
        this.#recent = new Set();
      }
      this.#recent.add(digest);
    }
  }

  comerOf(shown: Shown): Comer {
    const known = this.#digestsOf(shown).some((digest) => this.#recent.has(digest) || this.#older.has(digest));
    return known ? 'back' : 'new';
  }

  /** The same for somebody who would have to wait as `new`: a session that was never seen here is looked up. */
  async proved(shown: Shown): Promise<Comer> {
    if (this.comerOf(shown) === 'back') return 'back';
    if (readCookie(shown.cookieHeader, SESSION_COOKIE) === null || this.#proofs >= PROOFS) return 'new';
    this.#proofs += 1;
    try {
      if (!(await this.#isStaff(shown.cookieHeader))) return 'new';
    } catch {
      return 'new';
    } finally {
      this.#proofs -= 1;
    }
    this.note({ cookieHeader: shown.cookieHeader });
    return 'back';
  }

  #digestsOf({ cookieHeader, token }: Shown): string[] {
    const secrets = [token, readCookie(cookieHeader, DEVICE_COOKIE), readCookie(cookieHeader, SESSION_COOKIE)];
    return secrets
      .filter((secret) => isSecret(secret))
      .map((secret) => createHmac('sha256', this.#key).update(secret).digest('base64url'));
  }
}

/** For what runs without a server: nobody was here before. */
export const NO_REGULARS = new Regulars(() => Promise.resolve(false));
