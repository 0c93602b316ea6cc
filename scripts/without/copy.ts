import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What is made, not written; `node_modules` is linked on its own. */
const LEFT_OUT = new Set(['.git', '.cache', '.svelte-kit', 'node_modules', 'data', 'coverage', 'screenshots']);

/**
 * The repository once more, outside itself, so that nothing is found in a folder above. Its packages are hard links:
 * there in a second, and taking one away there leaves the one here where it is.
 */
export class Copy {
  readonly root = mkdtempSync(path.join(tmpdir(), 'openfloor-without-'));
  readonly #packages = path.join(this.root, 'node_modules');

  constructor(original: string, { withBuild }: { readonly withBuild: boolean }) {
    for (const entry of readdirSync(original)) {
      if (LEFT_OUT.has(entry) || (entry === 'build' && !withBuild)) continue;
      cpSync(path.join(original, entry), path.join(this.root, entry), { recursive: true });
    }
    link(path.join(original, 'node_modules'), this.#packages);
    // What was fetched for the tests is not fetched again.
    const fetched = path.join(original, '.cache/mongo');
    mkdirSync(path.join(this.root, '.cache'));
    if (existsSync(fetched)) symlinkSync(fetched, path.join(this.root, '.cache/mongo'));
  }

  /** Runs something while a package is not there. */
  async without<T>(name: string, run: () => Promise<T>): Promise<T> {
    const aside = path.join(this.root, '.cache/aside');
    renameSync(path.join(this.#packages, name), aside);
    try {
      return await run();
    } finally {
      renameSync(aside, path.join(this.#packages, name));
    }
  }

  dispose(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

function link(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    // Caches that tools keep among the packages are written to.
    if (entry.name.startsWith('.vite') || entry.name === '.cache') continue;
    if (entry.isDirectory()) link(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkOrCopy(source, target);
  }
}

function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch {
    // Another disk, or a file system that has no links.
    copyFileSync(source, target);
  }
}
