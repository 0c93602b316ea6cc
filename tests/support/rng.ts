/** A small seeded random number generator (sfc32), so that a failing run can be had again from its seed. */
export interface Rng {
  /** in [0, 1) */
  next(): number;
  /** a whole number in [0, below) */
  int(below: number): number;
  chance(probability: number): boolean;
  /** @throws Error on an empty list */
  pick<T>(items: readonly T[]): T;
  /** One of the keys, each as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
  /** A new list in random order. */
  shuffle<T>(items: readonly T[]): T[];
  /** `length` lower-case letters: no digits, so a text check finds nothing in them. */
  letters(length: number): string;
  /** A generator of its own, so that drawing more here does not change what is drawn there. */
  fork(): Rng;
}

/** @param seed any number; only its lowest 32 bits count */
export function rngFrom(seed: number): Rng {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = 0xb7e15162 ^ (seed | 0);
  let counter = 1;
  const bits = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let warmUp = 0; warmUp < 15; warmUp += 1) bits();

  const next = (): number => bits() / 2 ** 32;
  const int = (below: number): number => Math.floor(next() * below);
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: <T>(items: readonly T[]): T => {
      if (items.length === 0) throw new Error('nothing to pick from');
      return items[int(items.length)] as T;
    },
    weighted: <K extends string>(weights: Readonly<Record<K, number>>): K => {
      const entries = Object.entries<number>(weights) as [K, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key;
      }
      throw new Error('no weight is above zero');
    },
    shuffle: <T>(items: readonly T[]): T[] => {
      const copy = [...items];
      for (let last = copy.length - 1; last > 0; last -= 1) {
        const other = int(last + 1);
        [copy[last], copy[other]] = [copy[other] as T, copy[last] as T];
      }
      return copy;
    },
    letters: (length) => Array.from({ length }, () => String.fromCharCode(97 + int(26))).join(''),
    fork: () => rngFrom(bits()),
  };
}
