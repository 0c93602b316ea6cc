import { describe, expect, it } from 'vitest';
import { hunt } from './mutants/hunt.ts';
import { MUTANTS } from './mutants/mutants.ts';

/** The same bound as the sweep's; each is caught within a few hundred. */
const SEEDS = 5000;

describe('a Hall with a deliberate fault', () => {
  it('HL-05 there are at least twelve', () => {
    expect(MUTANTS.length).toBeGreaterThanOrEqual(12);
    expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length);
  });

  it.each(MUTANTS.map((mutant, number) => [mutant.name, mutant, number] as const))(
    'HL-06 is caught when it %s',
    async (_name, mutant, number) => {
      expect(await hunt(mutant, number, SEEDS)).not.toBeNull();
    }
  );
});
