import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readOptions } from '../../bench/options.ts';
import { rowOf } from '../../bench/report.ts';

const report = z.strictObject({
  machine: z.strictObject({
    node: z.string(),
    platform: z.string(),
    cpu: z.string(),
    cores: z.number().positive(),
    memoryGb: z.number().positive(),
    at: z.iso.datetime({ offset: true, precision: -1 }),
  }),
  rows: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      ours: z.number().positive(),
      rival: z.number().positive(),
      unit: z.string(),
      ratio: z.number().positive(),
      goal: z.strictObject({ of: z.enum(['ratio', 'ours']), op: z.enum(['<=', '>=']), value: z.number() }),
      met: z.boolean(),
      rounds: z.number().int().positive(),
      samples: z.array(z.strictObject({ ours: z.number(), rival: z.number() })),
      note: z.string().min(1),
    })
  ),
});

async function bench(...args: readonly string[]) {
  const run = fileURLToPath(new URL('../../scripts/run.mjs', import.meta.url));
  const child = spawn(process.execPath, [run, 'bench/run.ts', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { out, errors, code: child.exitCode };
}

const about = { id: 'a', name: 'a row', unit: 'µs', note: 'of nothing' };

describe('the benchmark', () => {
  it('BN-01 prints its machine and its rows as JSON', async () => {
    const { out, errors, code } = await bench('--quick', '--json', '--only', 'vote-cpu,hall-sqlite');
    expect(errors).not.toContain('could not be measured');
    expect(code).toBe(0);
    const { rows } = report.parse(JSON.parse(out));
    expect(rows.map(({ id }) => id)).toEqual(['vote-cpu', 'hall-sqlite']);
    for (const row of rows) expect(row.samples).toHaveLength(row.rounds);
  });

  it('BN-02 takes medians, of the figures and of the ratios', () => {
    const goal = { of: 'ratio', op: '<=', value: 2 } as const;
    const samples = [
      { ours: 10, rival: 10 },
      { ours: 40, rival: 20 },
      { ours: 90, rival: 30 },
    ];
    expect(rowOf({ ...about, goal }, samples)).toMatchObject({ ours: 40, rival: 20, ratio: 2, rounds: 3, met: true });
    expect(rowOf({ ...about, goal }, samples.slice(1))).toMatchObject({ ours: 65, rival: 25, ratio: 2.5, met: false });
  });

  it('BN-03 compares what the goal names', () => {
    const samples = [{ ours: 30, rival: 10 }];
    const met = (of: 'ratio' | 'ours', op: '<=' | '>=', value: number) =>
      rowOf({ ...about, goal: { of, op, value } }, samples).met;
    expect([met('ratio', '>=', 3), met('ratio', '>=', 4), met('ours', '<=', 30), met('ours', '<=', 29)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('BN-04 knows its rows', () => {
    expect(readOptions(['--only', 'a,b', '--json'], ['a', 'b', 'c'])).toEqual({
      json: true,
      quick: false,
      only: ['a', 'b'],
    });
    expect(readOptions(['--only', 'd'], ['a', 'b', 'c'])).toBeNull();
    expect(readOptions(['--fast'], ['a'])).toBeNull();
  });
});
