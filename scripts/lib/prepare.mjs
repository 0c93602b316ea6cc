/** What every command does first: packages, then the build, each only if it is missing or old. */
import path from 'node:path';
import { isBuilt } from './built.mjs';
import { runNode } from './child.mjs';
import { install, isInstalled, requireNode } from './install.mjs';
import { alone } from './lock.mjs';
import { ROOT, Stop } from './say.mjs';

/**
 * Runs in front of `npm run …` with nothing but Node.js there. Says in a line what it does; says nothing if all is there.
 * @param {{ build?: boolean }} options
 */
export async function prepare({ build = true } = {}) {
  requireNode();
  const ready = () => isInstalled() && (!build || isBuilt());
  if (ready()) return;
  await alone(async () => {
    if (!isInstalled()) await install();
    if (!build || isBuilt()) return;
    // In a process of its own: the bundler's memory must not stay in the server's.
    const { code } = await runNode(path.join(ROOT, 'scripts/build.mjs'), ['--locked']);
    if (code !== 0) throw new Stop('the build failed; what was built before is unchanged');
  });
}
