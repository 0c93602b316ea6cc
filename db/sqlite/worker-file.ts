/**
 * Where the worker's code is. In production it is a bundle beside (or one folder above) this module's bundle. From the
 * TypeScript sources (vitest, tsx, Vite in development) it is bundled on the spot by esbuild into `.cache/`, because a
 * worker does not inherit the loader of the thread that starts it: the same plain JavaScript then runs everywhere, and
 * no loader hook has to work inside a thread. The file is named by its content, so processes do not disturb each other.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Once per process: a test opens many stores. */
let bundled: Promise<string> | undefined;

export async function workerFile(): Promise<string> {
  for (const place of ['./sqlite-worker.js', '../sqlite-worker.js']) {
    const built = fileURLToPath(new URL(place, import.meta.url));
    if (existsSync(built)) return built;
  }
  bundled ??= bundleWorker();
  return bundled;
}

async function bundleWorker(): Promise<string> {
  const { buildSync } = await import('esbuild');
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL('./worker.ts', import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    tsconfigRaw: {}, // ours extends one that SvelteKit makes, which a fresh clone does not have yet
    packages: 'external',
    write: false,
  });
  const [bundle] = outputFiles;
  if (!bundle) throw new Error('esbuild made no bundle of the SQLite worker.');
  // Inside the repository, so that the worker finds node_modules.
  const cache = fileURLToPath(new URL('../../.cache/', import.meta.url));
  const file = `${cache}sqlite-worker-${createHash('sha256').update(bundle.contents).digest('hex').slice(0, 16)}.mjs`;
  if (!existsSync(file)) {
    mkdirSync(cache, { recursive: true });
    const written = `${file}.${process.pid}`;
    writeFileSync(written, bundle.contents);
    renameSync(written, file);
  }
  return file;
}
