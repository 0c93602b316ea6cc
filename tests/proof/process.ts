import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll } from 'vitest';
import type { Rng } from '../support/rng.ts';
import type { Place } from './place.ts';

/** The server as a process of its own, bundled as `npm run build` bundles it, so that it can be killed and started again. */
export interface Served {
  readonly url: string;
  /** What it logged, a line each, parsed. */
  readonly logged: readonly LogLine[];
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  /** Sends a signal and waits until it is gone. */
  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals>;
}

export interface LogLine {
  readonly level: string;
  readonly msg: string;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const cleanups: (() => unknown)[] = [];
afterAll(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

let bundle: Promise<string> | undefined;

async function bundled(): Promise<string> {
  // Inside the repository, so that it finds node_modules.
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, '.cache/proof-'));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  await build({
    absWorkingDir: ROOT,
    entryPoints: { server: 'tests/net/child.ts', 'sqlite-worker': 'db/sqlite/worker.ts' },
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    tsconfigRaw: {},
    logLevel: 'warning',
  });
  return join(folder, 'server.js');
}

/** Starts it on a place and a port; resolves once it listens. */
export async function startProcess(place: Place, port: number): Promise<Served> {
  const file = await (bundle ??= bundled());
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'info', ...place.env };
  const child = spawn(process.execPath, [file], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const logged: LogLine[] = [];
  let errors = '';
  child.stderr.on('data', (part: Buffer) => (errors += part.toString()));
  const ended = once(child, 'close').then(() => child.signalCode ?? child.exitCode ?? 1);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  cleanups.push(() => end('SIGKILL'));
  const lines = createInterface({ input: child.stdout });
  await new Promise<void>((ready, fail) => {
    lines.on('line', (text) => {
      const line = JSON.parse(text) as LogLine;
      logged.push(line);
      if (line.msg === 'listening') ready();
    });
    void ended.then(() => fail(new Error(`the server ended at its start: ${errors}${JSON.stringify(logged)}`)));
  });
  return { url: `http://127.0.0.1:${port}`, logged, ended, end };
}

/**
 * A free port that a server can come back to: below those which the system gives to connections, or a client that knocks
 * while nobody listens could be given the very port and find itself.
 */
export async function freePort(rng: Rng): Promise<number> {
  for (;;) {
    const port = 20_000 + rng.int(10_000);
    const server = createServer();
    const free = await new Promise<boolean>((tell) => {
      server.once('error', () => tell(false));
      server.listen(port, '127.0.0.1', () => server.close(() => tell(true)));
    });
    if (free) return port;
  }
}
