import { build } from 'esbuild';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFile } from 'node:fs/promises';
import type { Mutant } from './mutants.ts';

const HALL = /[\\/]realtime[\\/]hall[\\/][a-z]+\.ts$/;

/**
 * Bundles the simulation with one fault put into the Hall.
 * @throws Error if the line to change is not there (any more): a mutant must be kept up with the code
 */
export async function buildMutant(mutant: Mutant, folder: string, number: number): Promise<string> {
  const applied: string[] = [];
  const outfile = join(folder, `mutant-${number}.mjs`);
  await build({
    entryPoints: [fileURLToPath(new URL('./worker.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'silent',
    plugins: [
      {
        name: 'mutate',
        setup({ onLoad }) {
          onLoad({ filter: HALL }, async ({ path }) => {
            const source = await readFile(path, 'utf8');
            if (basename(path) !== mutant.file) return { contents: source, loader: 'ts' };
            if (source.split(mutant.find).length === 2) applied.push(path);
            return { contents: source.replace(mutant.find, () => mutant.replace), loader: 'ts' };
          });
        },
      },
    ],
  });
  if (applied.length !== 1) throw new Error(`"${mutant.name}": its line is not, or not just once, in ${mutant.file}`);
  return outfile;
}
