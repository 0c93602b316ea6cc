/**
 * `npm run build`: the pages (Vite, adapter-node) and the server with its tools (esbuild), made in a folder of their own
 * and put in place together, so that a build that fails leaves the one before it as it was.
 */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BUILD, fingerprintOfSources, STAMP } from './lib/built.mjs';
import { bundleForNode } from './lib/bundle.mjs';
import { runNode } from './lib/child.mjs';
import { alone } from './lib/lock.mjs';
import { prepare } from './lib/prepare.mjs';
import { main, ROOT, say, Stop } from './lib/say.mjs';

const SERVER_ENTRIES = {
  main: 'realtime/main.ts',
  cli: 'realtime/cli/main.ts',
  demo: 'seeds/demo.ts',
  'sqlite-worker': 'db/sqlite/worker.ts',
};
const PARTS = ['pages', 'server'];

/** SvelteKit talks a lot while it builds; that is worth reading when it fails. */
async function buildPages(folder) {
  const vite = path.join(ROOT, 'node_modules/vite/bin/vite.js');
  const env = { OPENFLOOR_PAGES_OUT: folder, NODE_ENV: 'production' };
  const { code, output } = await runNode(vite, ['build', '--logLevel=error'], { env, quiet: true });
  if (code !== 0) throw new Stop(`${output}\nthe pages could not be built`);
}

async function build() {
  const started = Date.now();
  say('building pages and server');
  const fingerprint = fingerprintOfSources();
  const fresh = path.join(BUILD, '.fresh');
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  try {
    await bundleForNode(SERVER_ENTRIES, path.join(fresh, 'server'));
    await buildPages(path.join(fresh, 'pages'));
    rmSync(STAMP, { force: true });
    for (const part of PARTS) {
      rmSync(path.join(BUILD, part), { recursive: true, force: true });
      renameSync(path.join(fresh, part), path.join(BUILD, part));
    }
    writeFileSync(STAMP, fingerprint);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  say(`built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

await main(async () => {
  if (process.argv.includes('--locked')) return build();
  await prepare({ build: false });
  await alone(build);
});
