/**
 * The embedded MongoDB engine needs glibc 2.38. On an older Debian its process alone runs under the next release's
 * loader and libraries, unpacked into `.cache/`; nothing on the machine changes. Packages come through apt, verified by
 * Debian's own keys, from whatever mirror this machine already uses.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);

/** Debian 13: glibc 2.41. */
const SUITE = 'trixie';
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
const loaders: Record<string, { folder: string; file: string } | undefined> = {
  x64: { folder: 'x86_64-linux-gnu', file: 'ld-linux-x86-64.so.2' },
  arm64: { folder: 'aarch64-linux-gnu', file: 'ld-linux-aarch64.so.1' },
};

/** What to put before `node` so that the engine finds a glibc it can use; empty where the machine's own will do. */
export async function loaderPrefix(cache: string): Promise<string[]> {
  if (process.platform !== 'linux' || glibcIsNewEnough()) return [];
  const loader = loaders[process.arch];
  if (!loader) throw impossible(`there is no engine for ${process.arch}`);
  const libraries = join(cache, SUITE);
  const folder = join(libraries, 'usr/lib', loader.folder);
  if (!existsSync(join(folder, loader.file))) await fetchLibraries(cache, libraries);
  return [join(folder, loader.file), '--library-path', folder];
}

const report = z.object({ header: z.object({ glibcVersionRuntime: z.optional(z.string()) }) });

function glibcIsNewEnough(): boolean {
  const version = report.parse(process.report.getReport()).header.glibcVersionRuntime;
  if (!version) throw impossible('this Linux has no glibc (Alpine, for instance)');
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 2 || (major === 2 && minor >= 38);
}

async function fetchLibraries(cache: string, target: string): Promise<void> {
  const mirror = await debianMirror();
  console.error('Fetching Debian 13’s C library for the MongoDB engine of the tests (once) …');
  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(join(cache, 'fetch-'));
  try {
    for (const folder of ['lists/partial', 'archives/partial', 'root'])
      await mkdir(join(work, folder), { recursive: true });
    await writeFile(join(work, 'sources.list'), `deb [signed-by=${KEYRING}] ${mirror} ${SUITE} main\n`);
    const settings = [
      `Dir::Etc::sourcelist=${join(work, 'sources.list')}`,
      'Dir::Etc::sourceparts=-',
      `Dir::State::lists=${join(work, 'lists')}`,
      'Dir::State::status=/dev/null',
      `Dir::Cache=${work}`,
      `Dir::Cache::archives=${join(work, 'archives')}`,
      // The sandbox user of apt may not enter the cache folder.
      'APT::Sandbox::User=root',
    ].flatMap((setting) => ['-o', setting]);
    await run('apt-get', [...settings, 'update'], { cwd: work });
    await run('apt-get', [...settings, 'download', 'libc6', 'libgcc-s1', 'libstdc++6'], { cwd: work });
    const packages = (await readdir(work)).filter((name) => name.endsWith('.deb'));
    if (packages.length !== 3) throw new Error(`apt fetched ${packages.length} packages instead of 3`);
    for (const name of packages) await run('dpkg', ['-x', join(work, name), join(work, 'root')]);
    await rename(join(work, 'root'), target).catch((error: unknown) => {
      // Another process was faster.
      if (!existsSync(target)) throw error;
    });
  } catch (error) {
    throw impossible(`the C library of Debian 13 could not be fetched: ${reason(error)}`);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** The address from which this machine gets Debian itself. */
async function debianMirror(): Promise<string> {
  if (!existsSync(KEYRING)) throw impossible('glibc is older than 2.38 and this is no Debian to fetch a newer one for');
  const format = '$(REPO_URI) $(RELEASE) $(COMPONENT)';
  const { stdout } = await run('apt-get', ['indextargets', '--format', format, 'Created-By: Packages']);
  for (const line of stdout.split('\n')) {
    const [address, release, component] = line.split(' ');
    // Not "bookworm-updates", and not the security archive.
    if (address && component === 'main' && release && /^[a-z]+$/.test(release) && !address.includes('security'))
      return address;
  }
  throw impossible('no Debian mirror is configured in apt’s sources');
}

export function impossible(why: string): Error {
  return new Error(
    `The MongoDB engine for the tests cannot run here: ${why}. ` +
      'Set MONGODB_TEST_URL to a MongoDB server that the tests may use (they make and drop databases of their own).'
  );
}

export function reason(error: unknown): string {
  return error instanceof Error ? error.message.trim() : String(error);
}
