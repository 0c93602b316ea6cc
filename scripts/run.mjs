/** `node scripts/run.mjs FILE …`: runs a TypeScript file of this repository in this process. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare } from './lib/prepare.mjs';
import { main, ROOT, Stop } from './lib/say.mjs';

/** Registers tsx here instead of starting its wrapper, which does not pass SIGTERM on. */
export async function runTypeScript(file, args) {
  await prepare({ build: false });
  const { register } = await import('tsx/esm/api');
  register();
  const full = path.resolve(ROOT, file);
  process.argv = [process.argv[0], full, ...args];
  await import(pathToFileURL(full).href);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(async () => {
    const [file, ...args] = process.argv.slice(2);
    if (!file) throw new Stop('which file? node scripts/run.mjs FILE …');
    await runTypeScript(file, args);
  });
}
