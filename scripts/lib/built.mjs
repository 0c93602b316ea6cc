/** Is the build that of the present sources? Sizes and times of the files are compared, which takes milliseconds. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './say.mjs';

const FOLDERS = ['src', 'static', 'realtime', 'db', 'seeds', 'scripts/vite'];
const FILES = [
  'package.json',
  'package-lock.json',
  'svelte.config.js',
  'vite.config.ts',
  'tsconfig.json',
  'scripts/build.mjs',
  'scripts/lib/bundle.mjs',
];
export const BUILD = path.join(ROOT, 'build');
export const STAMP = path.join(BUILD, 'stamp');

/** Changes whenever a source changes, appears or goes. */
export function fingerprintOfSources() {
  const hash = createHash('sha256');
  const add = (file) => {
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat) hash.update(`${path.relative(ROOT, file)} ${stat.size} ${stat.mtimeMs}\n`);
  };
  for (const file of FILES) add(path.join(ROOT, file));
  for (const folder of FOLDERS) for (const file of filesIn(path.join(ROOT, folder))) add(file);
  return hash.digest('hex');
}

function* filesIn(folder) {
  if (!existsSync(folder)) return;
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(full);
    else yield full;
  }
}

export function isBuilt() {
  try {
    return readFileSync(STAMP, 'utf8') === fingerprintOfSources();
  } catch {
    return false;
  }
}
