import { expect, it } from 'vitest';
import { SEEDS, sweep, SWEEP_TIMEOUT } from './sim/sweep.ts';

it('HL-01 tells nobody anything that is not so: the odd seeds', { timeout: SWEEP_TIMEOUT }, async () => {
  expect(await sweep(1)).toBe(SEEDS / 2);
});
