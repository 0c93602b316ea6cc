/** The packages of the lock file: are they here, and if not, get them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './child.mjs';
import { ROOT, say, Stop } from './say.mjs';

const [MAJOR, MINOR] = [20, 19];

/** @throws Stop on a Node.js that is too old */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > MAJOR || (major === MAJOR && minor >= MINOR)) return;
  throw new Stop(
    `this is Node.js ${process.versions.node}, and Openfloor needs ${MAJOR}.${MINOR} or newer (24 is what we deploy on); see https://nodejs.org`
  );
}

/** npm notes what it installed, once it has finished; that note is compared with the lock file. */
export function isInstalled() {
  const wanted = packagesOf(path.join(ROOT, 'package-lock.json'));
  const found = packagesOf(path.join(ROOT, 'node_modules/.package-lock.json'));
  if (!wanted || !found) return false;
  return Object.entries(wanted).every(([where, { version, optional, devOptional }]) => {
    if (where === '') return true;
    const here = found[where];
    return here ? here.version === version : Boolean(optional || devOptional);
  });
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return null;
  }
}

/** Development packages too, whatever NODE_ENV says: the build needs them. */
export async function install() {
  say('installing packages (npm ci), a minute or two the first time');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const viaNode = npm?.endsWith('npm-cli.js');
  const { code } = viaNode ? await run(process.execPath, [npm, ...args]) : await run('npm', args);
  if (code !== 0) throw new Stop(`npm ci failed (${code}); nothing was started`);
}
