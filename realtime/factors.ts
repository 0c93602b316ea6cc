import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Directory, Factor } from '../db/store.ts';
import type { Clock } from './hall/clock.ts';
import type { Seal } from './seal.ts';

/** The second factor of staff: six digits from an app (TOTP, RFC 6238), or a recovery code that works once. */

const STEP_MS = 30_000;
/** Phones' clocks are a little off: the code before and the one after are taken too. */
const AROUND = 1;
const DIGITS = /^\d{6}$/;
/** How long somebody may take to set one up. */
const SETUP_MS = 30 * 60_000;

export const RECOVERY_CODES = 10;
/** No 0, 1, I, L, O, U: they are misread, or read as words. 10 of 30: 49 bits. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const RECOVERY_LENGTH = 10;

/**
 * Wrong codes with the right password in a day, after which only recovery codes are taken. Only somebody who has the
 * password comes this far; without a bound, many machines would guess six digits within weeks.
 */
const WRONG_A_DAY = 50;
const DAY_MS = 24 * 60 * 60_000;

/** `unset`: the account has none. `spent`: too many wrong codes; a recovery code still works. */
export type Proof = 'unset' | 'missing' | 'wrong' | 'spent' | 'code' | 'recovery';

interface FactorPorts {
  readonly directory: Pick<Directory, 'factors' | 'tries'>;
  readonly seal: Seal;
  readonly clock: Pick<Clock, 'now'>;
}

/** What a page shows to set one up. */
export interface Offer {
  /** To type by hand, base32. */
  readonly secret: string;
  /** What the QR code says. */
  readonly uri: string;
  /** To be sent back with the first code: the secret, sealed. The server keeps nothing until then. */
  readonly pending: string;
}

export class SecondFactors {
  readonly #ports: FactorPorts;

  constructor(ports: FactorPorts) {
    this.#ports = ports;
  }

  /** @param issuer how the app names this server */
  async offer(staff: { readonly id: string; readonly email: string }, issuer: string): Promise<Offer> {
    const secret = new Secret({ size: 20 });
    const uri = new TOTP({ issuer, label: staff.email, secret }).toString();
    const until = this.#ports.clock.now() + SETUP_MS;
    const pending = await this.#ports.seal.close(`${until} ${secret.base32}`, `offer ${staff.id}`);
    return { secret: secret.base32, uri, pending };
  }

  /**
   * Sets up what was offered, once a code shows that the app has it, in place of what there was before `before`.
   * @param before resolves before anything is written, once the code was found right; what it throws goes to the caller
   * @param holds whether the password is still the one that was proved: asked after a first one was written. A reset
   *   voids the password before it takes away what second factor it finds, so one of the two sees the other.
   * @returns the recovery codes, to be shown once; or why not. `overtaken`: by a reset, or by another second factor
   */
  async accept(
    staffId: string,
    pending: string,
    code: string,
    before: () => Promise<void> = async () => undefined,
    holds: () => Promise<boolean> = async () => true
  ): Promise<readonly string[] | 'too-old' | 'wrong' | 'overtaken'> {
    const { seal, clock, directory } = this.#ports;
    const [until = '', secret = ''] = ((await seal.open(pending, `offer ${staffId}`)) ?? '').split(' ');
    const now = clock.now();
    if (!(Number(until) > now)) return 'too-old';
    const step = stepOf(secret, code, now);
    if (step === null) return 'wrong';
    const over = (await directory.factors.find(staffId))?.sealed ?? null;
    await before();
    const { codes, hashes } = await this.#newCodes(staffId);
    const sealed = await seal.close(secret, `factor ${staffId}`);
    const factor = { staffId, sealed, lastStep: step, recovery: hashes, since: now };
    if (!(await directory.factors.put(factor, over))) return 'overtaken';
    if (over === null && !(await holds())) {
      await directory.factors.remove(staffId, sealed);
      return 'overtaken';
    }
    return codes;
  }

  /** Whether what somebody with the right password brought proves who it is; a code is taken by this, and only once. */
  async prove(staffId: string, given: string | undefined): Promise<Proof> {
    const { seal, clock, directory } = this.#ports;
    const factor = await directory.factors.find(staffId);
    if (!factor) return 'unset';
    const code = (given ?? '').toUpperCase().replace(/[\s-]/g, '');
    if (code === '') return 'missing';
    const now = clock.now();
    const wrongs = await seal.hash('codes', `tries ${staffId}`);
    if (!DIGITS.test(code)) {
      const hash = await seal.hash(code, `recovery ${staffId}`);
      return (await directory.factors.useRecovery(staffId, hash)) ? 'recovery' : 'wrong';
    }
    // Counted before it is looked at: of many at once no more are looked at than one after the other.
    if ((await directory.tries.count(wrongs, now + DAY_MS, now)).count > WRONG_A_DAY) return 'spent';
    const secret = await seal.open(factor.sealed, `factor ${staffId}`);
    if (secret === null)
      throw new Error('a second factor cannot be read: the keyring is not the one that it was made with');
    const step = stepOf(secret, code, now);
    if (step !== null && (await directory.factors.useStep(staffId, step))) {
      await directory.tries.forget(wrongs);
      return 'code';
    }
    return 'wrong';
  }

  /** New recovery codes in place of the old; null if the second factor that was proved is not there any more. */
  async renewCodes({ staffId, sealed }: Factor): Promise<readonly string[] | null> {
    const { factors } = this.#ports.directory;
    const { codes, hashes } = await this.#newCodes(staffId);
    return (await factors.renew(staffId, sealed, hashes)) ? codes : null;
  }

  async #newCodes(staffId: string) {
    const codes = Array.from({ length: RECOVERY_CODES }, () =>
      Array.from({ length: RECOVERY_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
    );
    const hashes = await Promise.all(codes.map((code) => this.#ports.seal.hash(code, `recovery ${staffId}`)));
    return { codes: codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`), hashes };
  }
}

/** The time step whose code this is, within ±1; null: none. */
function stepOf(secret: string, code: string, now: number): number | null {
  const token = code.replace(/\s/g, '');
  if (!DIGITS.test(token)) return null;
  const delta = new TOTP({ secret: Secret.fromBase32(secret) }).validate({ token, timestamp: now, window: AROUND });
  return delta === null ? null : Math.floor(now / STEP_MS) + delta;
}
