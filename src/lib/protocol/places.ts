/**
 * Places in an order that several people change at once: a place is a text, the order is that of the texts, and there is
 * always another place between two different ones. Moving something sets one field, so nothing is copied and nobody's
 * edit is lost.
 */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE = DIGITS.length;
/** Digits by chance at the end: two people who insert at the same spot at once get different places. */
const CHANCE_DIGITS = 3;

const digitAt = (place: string, n: number): number => DIGITS.indexOf(place[n] ?? '0');

/** By code units, as `<` on strings: never by a language's rules. */
export const comparePlaces = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * A place after `before` and before `after`; null stands for the beginning or the end. Where there is nothing between
 * them (equal places, or ones that this program did not make), a place after `before`.
 * @param fraction at least 0, less than 1
 */
export function placeBetween(before: string | null, after: string | null, fraction: () => number): string {
  const low = known(before) ?? '';
  const high = known(after);
  // Zeros at the end change nothing: there is no place between "5" and "500".
  const bounded = high !== null && low < high && significant(low) !== significant(high);
  return middle(low, bounded ? high : null) + chance(fraction);
}

function middle(low: string, high: string | null): string {
  let place = '';
  let open = high === null;
  for (let n = 0; ; n += 1) {
    const from = digitAt(low, n);
    const to = open ? BASE : digitAt(high ?? '', n);
    if (to - from > 1) return place + DIGITS.charAt(Math.floor((from + to) / 2));
    place += DIGITS.charAt(from);
    // Below the upper bound by this digit: whatever follows stays below it.
    if (to - from === 1) open = true;
  }
}

/** The last digit is never 0: there would be nothing before it. */
function chance(fraction: () => number): string {
  let digits = '';
  for (let n = 0; n < CHANCE_DIGITS; n += 1) digits += DIGITS.charAt(1 + Math.floor(fraction() * (BASE - 1)));
  return digits;
}

const significant = (place: string): string => place.replace(/0+$/, '');

function known(place: string | null): string | null {
  return place !== null && /^[0-9A-Za-z]{1,500}$/.test(place) ? place : null;
}
