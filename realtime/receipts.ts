import { parseMeetingCode, type MeetingCode } from '../src/lib/meeting/ids.ts';
import { isSecret } from './devices.ts';

/** `CODE.token`: with it a person comes back from any device to what they did in a meeting. */
export interface Receipt {
  readonly code: MeetingCode;
  /** The device's secret for this meeting, as joining gives it. */
  readonly token: string;
}

/** Null if it cannot be a receipt. The code may be typed in small letters, the token may not. */
export function parseReceipt(text: string): Receipt | null {
  const dot = text.indexOf('.');
  const code = parseMeetingCode(text.slice(0, Math.max(dot, 0)));
  const token = text.slice(dot + 1);
  return code && isSecret(token) ? { code, token } : null;
}

export function writeReceipt({ code, token }: Receipt): string {
  return `${code}.${token}`;
}

const WINDOW_MS = 60_000;
/** More receipts than a hall of people mistypes in a minute; a guesser would need 2^200 times as many. */
const AT_MOST = 600;

/**
 * How many receipts opened nothing in the present minute, all together: nobody's address is looked at. Beyond the limit
 * such receipts are told to wait, at next to no cost; one that opens something is never held up, so nobody is locked out.
 */
export class Misses {
  #since = Number.NEGATIVE_INFINITY;
  #count = 0;

  /** @param now ms on any clock */
  constructor(private readonly now: () => number) {}

  /** Counts one. @returns in how many ms to try again; 0: this one may be answered */
  count(): number {
    const now = this.now();
    if (now - this.#since >= WINDOW_MS || now < this.#since) {
      this.#since = now;
      this.#count = 0;
    }
    this.#count += 1;
    return this.#count > AT_MOST ? this.#since + WINDOW_MS - now : 0;
  }
}
