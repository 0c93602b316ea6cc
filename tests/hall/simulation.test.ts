import { describe, expect, it } from 'vitest';
import { simulate, type Trace } from './sim/run.ts';
import { SEEDS, sweep, SWEEP_TIMEOUT } from './sim/sweep.ts';

describe('a Hall with a bad store, lost races, a bad network and processes that die', () => {
  it('HL-01 tells nobody anything that is not so: the even seeds', { timeout: SWEEP_TIMEOUT }, async () => {
    expect(await sweep(0)).toBe(SEEDS / 2);
  });

  it('HL-02 a seed always gives the same run, to the letter', async () => {
    for (const seed of [3, 72, 119]) {
      const [first, second] = [await simulate(seed), await simulate(seed)];
      expect(second).toStrictEqual(first);
      expect(first.events).toBeGreaterThan(2);
    }
  });

  it('HL-03 the runs are rough enough: processes die, races are lost, batches hold several commands', async () => {
    const traces: Trace[] = [];
    for (let seed = 0; seed < 40; seed += 1) traces.push(await simulate(seed));
    const sum = (of: 'kills' | 'events' | 'shared' | 'conflicts' | 'unknown' | 'actions') =>
      traces.reduce((total, trace) => total + trace[of], 0);
    expect(sum('kills')).toBeGreaterThan(20);
    expect(sum('conflicts')).toBeGreaterThan(40);
    expect(sum('unknown')).toBeGreaterThan(20);
    expect(sum('shared')).toBeGreaterThan(100);
    expect(sum('events')).toBeGreaterThan(800);
    expect(sum('actions')).toBeGreaterThan(10);
  });

  it.each([
    [3, 'an idea came and went on another node between two broadcasts of this one'],
    [72, 'a board was asked for while the log could not be read'],
    [119, 'a retry reached a node that had not heard yet that another had accepted it'],
    [
      181,
      'a retry met its limit on a node that did not know it yet; and what waited for somebody who was away was old',
    ],
  ])('HL-04 seed %i: %s', async (seed) => {
    await expect(simulate(seed)).resolves.toBeDefined();
  });
});
