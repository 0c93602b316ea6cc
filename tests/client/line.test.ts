import { expect, it } from 'vitest';
import { waitBefore } from '../../src/lib/client/line.ts';

it('CL-15 the wait before connecting again grows, is spread by half of it either way, and is never over 30 s', () => {
  const middle = Array.from({ length: 12 }, (_, attempt) => waitBefore(attempt, 0.5));
  expect(middle.slice(0, 5)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
  for (const attempt of [0, 3, 11, 5_000]) {
    const [soonest, usual, latest] = [0, 0.5, 0.999_999].map((random) => waitBefore(attempt, random));
    expect(soonest).toBe(usual! * 0.5);
    expect(latest! / usual!).toBeCloseTo(1.5);
    expect(latest).toBeLessThanOrEqual(30_000);
  }
});
