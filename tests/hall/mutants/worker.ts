import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { simulate } from '../sim/run.ts';

/** Runs seeds until one shows the fault that was bundled in, and tells which. */
const { seeds, from } = z.object({ seeds: z.number(), from: z.number() }).parse(workerData);

async function hunt(): Promise<{ seed: number; what: string } | null> {
  for (let tried = 0; tried < seeds; tried += 1) {
    const seed = (from + tried) % seeds;
    parentPort?.postMessage({ at: seed });
    try {
      await simulate(seed);
    } catch (error) {
      return { seed, what: String(error).split('\n')[0] ?? '' };
    }
  }
  return null;
}

void hunt().then((caught) => parentPort?.postMessage({ done: true, caught }));
