/**
 * A real MongoDB for tests, benchmarks and trying the product on it:
 *
 *     npx tsx scripts/mongo/engine.ts            prints the address to give to `MONGODB_URL=… npm start`
 *
 * `MONGODB_TEST_URL` takes precedence where somebody has a server; otherwise MongoDB's own engine runs from an npm package,
 * in a process of its own (a development dependency; nothing of it ships).
 */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { impossible, loaderPrefix } from './glibc.ts';

export interface MongoEngine {
  /** The same over restarts on one folder. */
  readonly url: string;
  /** null: a server of somebody else's, by MONGODB_TEST_URL. */
  readonly pid: number | null;
  /** Ends it in order. */
  stop(): Promise<void>;
  /** SIGKILL: what was acknowledged must be there after the next start on the same folder. */
  kill(): Promise<void>;
}

export interface MongoOptions {
  /** Where the data is; made if it does not exist. */
  readonly folder: string;
  /** Start one even where MONGODB_TEST_URL names a server: for tests that kill it. */
  readonly own?: boolean;
}

type Serving = ChildProcessByStdio<Writable, Readable, Readable>;

const cache = fileURLToPath(new URL('../../.cache/mongo', import.meta.url));
const serve = fileURLToPath(new URL('./serve.mjs', import.meta.url));

/** Fetches what the engine needs on this machine. @throws Error with a clear message where it cannot run. */
export async function prepareMongo(): Promise<void> {
  if (!process.env.MONGODB_TEST_URL) await loaderPrefix(cache);
}

export async function startMongo({ folder, own = false }: MongoOptions): Promise<MongoEngine> {
  const given = process.env.MONGODB_TEST_URL;
  if (given && !own)
    return { url: given, pid: null, stop: async () => {}, kill: () => Promise.reject(impossible('not ours to kill')) };

  const [prefix, sockets] = [await loaderPrefix(cache), socketFolder()];
  const data = resolve(folder);
  await mkdir(data, { recursive: true });
  await mkdir(sockets, { recursive: true, mode: 0o700 });
  const link = join(sockets, `${createHash('sha256').update(data).digest('hex').slice(0, 16)}.sock`);
  const command = [...prefix, process.execPath, serve, data, link];
  const { child, url } = await begin(() =>
    spawn(command[0] ?? process.execPath, command.slice(1), {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, TMPDIR: sockets, NODE_OPTIONS: '' },
    })
  );
  const exited = once(child, 'exit');
  // A process that ends without stopping it must not be kept by it, and takes it along: its input ends.
  child.unref();
  for (const stream of [child.stdin, child.stdout, child.stderr]) if (stream instanceof Socket) stream.unref();
  return {
    url,
    pid: child.pid ?? null,
    async stop() {
      child.ref();
      child.stdin.end();
      await exited;
    },
    async kill() {
      child.ref();
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Starts usually take a quarter of a second. The engine is an alpha: now and then one never gets there after a kill. */
const START_MS = 8000;
const STARTS = 4;

async function begin(start: () => Serving, tries = STARTS): Promise<{ readonly child: Serving; readonly url: string }> {
  const child = start();
  // It may have died before it is told to stop.
  child.stdin.on('error', () => {});
  const late = setTimeout(() => child.kill('SIGKILL'), START_MS);
  try {
    return { child, url: await addressOf(child) };
  } catch (error) {
    if (tries <= 1) throw error;
    return await begin(start, tries - 1);
  } finally {
    clearTimeout(late);
  }
}

async function addressOf(child: Serving): Promise<string> {
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said = (said + part.toString()).slice(-2000)));
  const lines = createInterface({ input: child.stdout });
  const exited = once(child, 'exit').then(() => Promise.reject(impossible(`it ended at its start: ${said}`)));
  const address: unknown[] = await Promise.race([once(lines, 'line'), exited]);
  exited.catch(() => {});
  return String(address[0]);
}

/** A socket's path may have some 100 characters; a repository deep in a tree keeps its sockets elsewhere. */
function socketFolder(): string {
  const here = join(cache, 'sockets');
  return here.length < 60 ? here : join(tmpdir(), 'openfloor-mongo');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const engine = await startMongo({ folder: process.argv[2] ?? join(cache, 'data'), own: true });
  console.log(engine.url);
  const stop = () => void engine.stop().then(() => process.exit(0));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  await new Promise(() => {
    // Until it is told to stop.
    setInterval(() => {}, 1 << 30);
  });
}
