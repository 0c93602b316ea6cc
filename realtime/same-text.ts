import { timingSafeEqual } from 'node:crypto';

/** Compares a secret without telling by the time it takes how much of it is right. */
export function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
