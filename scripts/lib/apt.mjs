/** Debian's packages, where we may install them: as root on a machine that has apt-get. */
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { run } from './child.mjs';
import { say } from './say.mjs';

/** The full path of a program on PATH, or null. */
export function find(program) {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const full = path.join(folder, program);
    try {
      accessSync(full, constants.X_OK);
      return full;
    } catch {
      continue;
    }
  }
  return null;
}

/** Installs a package if that is possible here; says what it does. @returns whether it worked */
export async function aptInstall(name) {
  if (process.getuid?.() !== 0 || !find('apt-get')) return false;
  say(`installing ${name} (apt-get)`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = () => run('apt-get', ['install', '-y', '--no-install-recommends', name], { env, quiet: true });
  if ((await install()).code === 0) return true;
  await run('apt-get', ['update'], { env, quiet: true });
  return (await install()).code === 0;
}
