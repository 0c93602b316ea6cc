import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../db/memory.ts';
import { signIn } from '../../seeds/crowd/moderator.ts';
import { addDemoStaff } from '../../seeds/demo/accounts.ts';
import { readOptions, UsageError } from '../../seeds/demo/options.ts';
import { atEnd } from '../net/ground.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

async function folder(): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), 'openfloor-test-'));
  atEnd(() => rm(made, { recursive: true, force: true }));
  return made;
}

/** Runs the demo in an environment that says something else about data, until its card is printed. */
async function demo(temporary: string, data: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'seeds/demo.ts', '--residents', '2'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PORT: '0',
      TMPDIR: temporary,
      OPENFLOOR_DATA: data,
      MONGODB_URL: 'mongodb://127.0.0.1:1/none',
      REDIS_URL: 'redis://127.0.0.1:1',
      ORIGIN: 'https://townhall.example',
    },
  });
  atEnd(() => child.kill('SIGKILL'));
  const exited = once(child, 'exit');
  let printed = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    printed += String(chunk);
    if (printed.includes('Ctrl-C')) break;
  }
  const url = /http:\/\/localhost:\d+/.exec(printed)?.[0] ?? '';
  const password = /commander@demo\.example\s+(\S+)/.exec(printed)?.[1] ?? '';
  return { child, exited, printed, url, password };
}

describe('npm run demo', () => {
  it('SD-20 opens on data of its own whatever the environment says, and leaves none behind', async () => {
    const [temporary, data] = await Promise.all([folder(), folder()]);
    const { child, exited, url } = await demo(temporary, data);
    expect((await fetch(`${url}/api/health/ready`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    expect(await readdir(data)).toEqual([]);
    expect((await readdir(temporary)).filter((name) => name.startsWith('openfloor-demo-'))).toEqual([]);
  });

  it('SD-21 prints addresses and passphrases that work, new ones each time', async () => {
    const [temporary, data] = await Promise.all([folder(), folder()]);
    const { child, exited, printed, url, password } = await demo(temporary, data);
    expect((await fetch(`${url}/m/ELM204`)).status).toBe(200);
    expect(printed).toContain('/m/ELM204/screen');
    expect(printed).toContain('/progress, among it that of BIRCH9');
    expect(await (await fetch(`${url}/m/BIRCH9/progress`)).text()).toContain('A crossing guard');
    expect(password.length).toBeGreaterThanOrEqual(15);
    expect(await signIn(url, { email: 'commander@demo.example', password })).toContain('=');
    child.kill('SIGTERM');
    await exited;

    const [one, other] = await Promise.all([addDemoStaff(createMemoryStore()), addDemoStaff(createMemoryStore())]);
    const all = [password, ...Object.values(one), ...Object.values(other)].map((it) =>
      typeof it === 'string' ? it : it.password
    );
    expect(new Set(all).size).toBe(all.length);
  });

  it('SD-22 refuses numbers that make no sense', () => {
    expect(readOptions([], {})).toEqual({ residents: 40, pace: 1, port: null });
    expect(readOptions(['--residents', '200', '--pace', '2.5'], { PORT: '8080' })).toEqual({
      residents: 200,
      pace: 2.5,
      port: 8080,
    });
    for (const args of [['--residents', 'many'], ['--residents', '-1'], ['--pace', '0'], ['--nobody'], ['--pace']]) {
      expect(() => readOptions(args, {}), args.join(' ')).toThrow(UsageError);
    }
    expect(() => readOptions([], { PORT: '70000' })).toThrow(UsageError);
  });
});
