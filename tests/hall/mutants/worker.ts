import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { simulate } from '../sim/run.ts';

/** Runs seeds until one shows the fault that was bundled in, and tells which. */
const { seeds } = z.object({ seeds: z.number() }).parse(workerData);

async function hunt(): Promise<{ seed: number; what: string } | null> {
  for (let seed = 0; seed < seeds; seed += 1) {
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
