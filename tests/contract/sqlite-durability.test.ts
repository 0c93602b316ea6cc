import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../db/open.ts';
import { acknowledged, appender, start, type Child } from './children/child.ts';
import { sqliteGround, type SqliteGround } from './ground-sqlite.ts';

const canTrace = (() => {
  try {
    execFileSync('strace', ['-e', 'trace=none', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

interface Call {
  readonly thread: string;
  readonly text: string;
}

/** Splits a trace of `strace -f` into calls, each at the moment it was complete. */
function completedCalls(trace: string): Call[] {
  const open = new Map<string, string>();
  const calls: Call[] = [];
  for (const line of trace.split('\n')) {
    const [, thread = '', text = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(text);
    if (text.endsWith('<unfinished ...>')) open.set(thread, text);
    else if (resumed) calls.push({ thread, text: `${open.get(thread) ?? ''}${resumed[1] ?? ''}` });
    else calls.push({ thread, text });
  }
  return calls;
}

describe('durability on SQLite', () => {
  let ground: SqliteGround;
  const children: Child[] = [];
  const run = (command: readonly string[]): Child => {
    const child = start(command);
    children.push(child);
    return child;
  };
  beforeEach(async () => {
    ground = await sqliteGround();
  });
  afterEach(async () => {
    for (const child of children.splice(0)) await child.kill();
    await ground.dispose();
  });

  it.runIf(canTrace)(
    'ST-50 between the write of a batch and its acknowledgement a sync was completed',
    { timeout: 60_000 },
    async () => {
      const traceFile = join(ground.folder, 'trace');
      const options = ['-f', '-y', '-s', '16384', '-e', 'trace=fsync,fdatasync,pwrite64,write', '-o', traceFile];
      const child = run(['strace', ...options, ...appender(ground.folder, 'server', 1, 12)]);
      expect(await child.ended).toBe(0);
      const calls = completedCalls(await readFile(traceFile, 'utf8'));
      const versions = acknowledged(child.said).get('m0') ?? [];
      expect(versions).toHaveLength(12);
      for (const version of versions) {
        const acked = calls.findIndex(
          ({ text }) => text.startsWith('write(1<') && text.includes(`"ack m0 ${version}\\n"`)
        );
        const before = calls.slice(0, acked);
        const written = before.findLastIndex(
          ({ text }) =>
            text.startsWith('pwrite64(') && text.includes('sqlite-wal>') && text.includes(`marker-m0-${version}.`)
        );
        expect(acked).toBeGreaterThan(0);
        expect(written).toBeGreaterThan(0);
        const synced = before.slice(written).filter(({ text }) => /^(fsync|fdatasync)\(.*sqlite-wal>.*= 0$/.test(text));
        expect(synced.length).toBeGreaterThan(0);
      }
    }
  );

  it(
    'ST-51 a process killed under load loses no acknowledged append, round after round',
    { timeout: 90_000 },
    async () => {
      const acks = new Map<string, number[]>();
      for (const lines of [60, 7, 150, 31]) {
        const child = run(appender(ground.folder, 'server', 4, 1_000_000));
        await child.until((_, count) => count > lines);
        await child.kill();
        for (const [meeting, versions] of acknowledged(child.said))
          acks.set(meeting, [...(acks.get(meeting) ?? []), ...versions]);
      }
      const { log } = await ground.open();
      expect([...acks.values()].flat().length).toBeGreaterThan(240);
      for (const [meeting, versions] of acks) {
        expect(new Set(versions).size).toBe(versions.length);
        const batches = new Map((await log.read(meeting, 0)).map((batch) => [batch.firstVersion - 1, batch]));
        for (const version of versions) {
          const batch = batches.get(version);
          expect(batch?.events.at(-1)).toMatchObject({ marker: `marker-${meeting}-${version}.` });
          expect(batch?.texts).toEqual({ [`t${version}`]: `text marker-${meeting}-${version}.` });
        }
      }
    }
  );

  it('ST-52 an append of another process is seen, and one that missed it conflicts', { timeout: 30_000 }, async () => {
    const { log } = await ground.open();
    expect(await log.read('m0', 0)).toEqual([]);
    const child = run(appender(ground.folder, 'tool', 1, 3));
    expect(await child.ended).toBe(0);
    expect(await log.append('m0', 0, { events: [{ type: 'late' }], texts: {} })).toBe('conflict');
    expect((await log.read('m0', 0)).map((batch) => batch.firstVersion)).toEqual([1, 2, 4]);
    expect(await log.append('m0', 6, { events: [{ type: 'next' }], texts: {} })).toBe('appended');
  });

  it(
    'ST-53 a data folder has one server; tools work beside it; a kill frees the place',
    { timeout: 30_000 },
    async () => {
      const child = run(appender(ground.folder, 'server', 1, 1_000_000));
      await child.until((line) => line === 'ready');
      const refusal: unknown = await openStore({ dataFolder: ground.folder, role: 'server' }).catch(
        (error: unknown) => error
      );
      expect(refusal).toMatchObject({ code: 'locked' });
      expect(String(refusal)).toContain(ground.folder);
      const tool = await openStore({ dataFolder: ground.folder, role: 'tool' });
      expect(await tool.log.append('other', 0, { events: [{ type: 'by a tool' }], texts: {} })).toBe('appended');
      await tool.close();
      await child.kill();
      const server = await openStore({ dataFolder: ground.folder, role: 'server' });
      await expect(openStore({ dataFolder: ground.folder })).rejects.toMatchObject({ code: 'locked' });
      await server.close();
      await (await openStore({ dataFolder: ground.folder })).close();
    }
  );
});
