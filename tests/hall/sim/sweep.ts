import { simulate } from './run.ts';

/** 5,000 seeds in `npm test`, 100,000 in `npm run test:long`; even and odd ones apart, so that two cores share them. */
export const SEEDS = process.env.OPENFLOOR_LONG ? 100_000 : 5_000;
export const SWEEP_TIMEOUT = 3_600_000;

/** Runs every second seed from `first`; returns how many. */
export async function sweep(first: 0 | 1): Promise<number> {
  let runs = 0;
  for (let seed = first; seed < SEEDS; seed += 2) {
    try {
      await simulate(seed);
    } catch (error) {
      throw new Error(`seed ${seed} breaks a law; keep it as a named test: ${String(error)}`, { cause: error });
    }
    runs += 1;
  }
  return runs;
}
