import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/**
 * Bundles the servers that are measured as `npm run build` bundles the product: what a loader of TypeScript adds to
 * each function would be measured too.
 * @returns the folder; inside the repository, so that packages are found
 */
export async function bundle(): Promise<string> {
  const { build } = await import('esbuild');
  const root = fileURLToPath(new URL('..', import.meta.url));
  const folder = `${root}.cache/bench-${process.pid}`;
  await mkdir(folder, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: {
      openfloor: 'bench/servers/openfloor.ts',
      hall: 'bench/servers/hall.ts',
      'bare-ws': 'bench/servers/bare-ws.ts',
      'bare-socketio': 'bench/servers/bare-socketio.ts',
      crowd: 'bench/servers/crowd.ts',
      'one-by-one': 'bench/servers/one-by-one.ts',
      'sqlite-worker': 'db/sqlite/worker.ts',
    },
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'esm',
    splitting: true,
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    tsconfigRaw: {},
    logLevel: 'warning',
  });
  return folder;
}
