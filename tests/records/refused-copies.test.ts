import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../db/open.ts';
import { runCommand } from '../../realtime/cli/run.ts';
import { beginRestore } from '../../realtime/records/backup.ts';

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'openfloor-refused-'));
  onTestFinished(() => rm(made, { recursive: true }));
  return made;
}

const cli = (data: string, ...argv: string[]) =>
  runCommand({
    argv,
    env: { OPENFLOOR_DATA: data },
    terminal: { out: () => {}, readLine: () => Promise.resolve('') },
    now: () => 0,
  });

it('SV-499 no command takes data into which a restore was cut off for all there is', async () => {
  const data = await folder();
  const store = await openStore({ dataFolder: data });
  await beginRestore(store);
  await store.close();
  const commands = [
    ['backup', '--to', join(data, 'copy')],
    ['export', '--meeting', 'ELM204', '--to', join(data, 'copy')],
    ['import', '--from', join(data, 'copy'), '--without-removals'],
    ['restore', '--from', join(data, 'copy'), '--without-removals'],
    ['retention', '--apply'],
    ['rebuild'],
    ['verify'],
  ];
  for (const argv of commands) await expect(cli(data, ...argv), argv[0]).rejects.toThrow('was cut off');
});

it('SV-500 a meeting is imported with a list of removals, or where there is said to be none', async () => {
  const argv = ['import', '--from', 'copy'];
  await expect(cli(await folder(), ...argv)).rejects.toThrow('--without-removals');
});
