import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleForNode } from '../scripts/lib/bundle.mjs';

/**
 * Bundles the servers that are measured as `npm run build` bundles the product: what a loader of TypeScript adds to
 * each function would be measured too.
 * @returns the folder; inside the repository, so that packages are found
 */
export async function bundle(): Promise<string> {
  const folder = fileURLToPath(new URL(`../.cache/bench-${process.pid}`, import.meta.url));
  await mkdir(folder, { recursive: true });
  await bundleForNode(
    {
      openfloor: 'bench/servers/openfloor.ts',
      hall: 'bench/servers/hall.ts',
      'bare-ws': 'bench/servers/bare-ws.ts',
      'bare-socketio': 'bench/servers/bare-socketio.ts',
      hocuspocus: 'bench/servers/hocuspocus.ts',
      'y-websocket': 'bench/servers/y-websocket.ts',
      crowd: 'bench/servers/crowd.ts',
      'one-by-one': 'bench/servers/one-by-one.ts',
      'sqlite-worker': 'db/sqlite/worker.ts',
    },
    folder
  );
  return folder;
}
