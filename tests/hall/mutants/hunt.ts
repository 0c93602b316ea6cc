import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { buildMutant } from './build.ts';
import type { Mutant } from './mutants.ts';

export interface Catch {
  readonly seed: number;
  readonly what: string;
}

/** A run takes some 15 ms; one that takes this long has stopped coming to rest, which is a way of being caught. */
const STUCK_MS = 20_000;

const message = z.union([
  z.object({ at: z.number() }),
  z.object({ done: z.literal(true), caught: z.nullable(z.object({ seed: z.number(), what: z.string() })) }),
]);

/** The first seed that shows the fault, or null if none of `seeds` does. */
export async function hunt(mutant: Mutant, number: number, seeds: number): Promise<Catch | null> {
  const folder = await mkdtemp(join(tmpdir(), 'openfloor-mutant-'));
  try {
    const worker = new Worker(await buildMutant(mutant, folder, number), {
      workerData: { seeds, from: mutant.from ?? 0 },
    });
    return await new Promise<Catch | null>((resolve, reject) => {
      let stuck: NodeJS.Timeout;
      const finish = (caught: Catch | null) => {
        clearTimeout(stuck);
        void worker.terminate();
        resolve(caught);
      };
      const watch = (seed: number) => {
        clearTimeout(stuck);
        stuck = setTimeout(() => finish({ seed, what: 'the run never came to rest' }), STUCK_MS);
      };
      watch(mutant.from ?? 0);
      worker.on('message', (raw) => {
        const told = message.parse(raw);
        if ('at' in told) watch(told.at);
        else finish(told.caught);
      });
      worker.on('error', reject);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
