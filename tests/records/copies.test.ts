import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../db/open.ts';
import { runCommand } from '../../realtime/cli/run.ts';
import { Halls } from '../../realtime/halls.ts';
import { notingIn } from '../../realtime/opening.ts';
import { noteRemoval, readRemovals } from '../../realtime/records/removals.ts';
import type { CommandId } from '../../src/lib/meeting/ids.ts';
import { view } from '../../src/lib/meeting/view.ts';
import { LIGHT, publish } from '../meeting/action-ground.ts';
import { commander, moderator } from '../meeting/cast.ts';
import { BEGIN, DAY, Evening } from './evening.ts';

const WITHOUT = '--without-removals';
let folder: string;
let evening: Evening;
const at = (name: string) => join(folder, name);

async function cli(data: string, ...argv: string[]): Promise<string> {
  const lines: string[] = [];
  const terminal = { out: (line: string) => void lines.push(line), readLine: () => Promise.resolve('') };
  const well = await runCommand({ argv, env: { OPENFLOOR_DATA: at(data) }, terminal, now: () => BEGIN });
  lines.push(String(well));
  return lines.join('\n');
}

/** What anybody sees of the meeting in a data folder, and everything that its log says. */
async function found(data: string) {
  const store = await openStore({ dataFolder: at(data) });
  const halls = new Halls({ store, report: () => {} });
  const hall = await halls.byCode('ELM204');
  if (!hall) throw new Error('the meeting is there');
  const board = await hall.read((state) => view(state, 'public'));
  const log = JSON.stringify(await store.log.read(hall.meeting, 0));
  await halls.close();
  await store.close();
  return { votes: board.votes, tally: board.tally, phase: board.meeting.phase, log };
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openfloor-copies-'));
  const store = await openStore({ dataFolder: at('data') });
  evening = new Evening(notingIn({ removals: join(at('data'), 'removals.jsonl') }, store));
});
afterEach(async () => {
  await evening.stop().catch(() => {});
  await rm(folder, { recursive: true });
});

async function over() {
  const hall = await evening.meeting();
  const [one, two] = [await evening.resident(hall), await evening.resident(hall)];
  const lamp = await evening.idea(hall, 'A lamp at the stop', one, one, two);
  const phone = await evening.idea(hall, 'Call 555 0100 about the bench', two, one);
  return { hall, one, two, lamp, phone };
}

describe('backups', () => {
  it('RC-30 a backup and the copy of the keyring bring everything back, chain and all', async () => {
    const { hall, one, lamp } = await over();
    await evening.close(hall);
    await cli('data', 'backup', '--to', at('backup'));
    await cli('data', 'backup', '--keys', '--to', at('keys'));
    expect(await cli('new', 'restore', '--from', at('backup'), '--keyring', at('keys'), WITHOUT)).toMatch(
      /^ELM204 {2}restored\n/
    );
    const again = await found('new');
    expect(again.votes[lamp]).toBe(2);
    expect(again.log).toBe(JSON.stringify(await evening.store.log.read(hall.meeting, 0)));
    expect(again.log).toContain(one.participant);
    expect(await cli('new', 'verify')).toMatch(/ok {5}ELM204[^]*true$/);
    await expect(cli('new', 'restore', '--from', at('backup'), WITHOUT)).rejects.toThrow('There is data already');
    await expect(cli('data', 'backup', '--to', at('backup'))).rejects.toThrow('cannot be made');
    await expect(cli('other', 'restore', '--from', at('keys'), WITHOUT)).rejects.toThrow('not a file of this kind');
    expect((await stat(at('backup'))).mode & 0o777).toBe(0o600);
  });

  it('RC-34 after a restore the published actions are found as before, without anybody asking for it', async () => {
    const { hall, lamp } = await over();
    await evening.act(hall, commander, publish({ ...LIGHT, ideaIds: [lamp] }));
    await cli('data', 'backup', '--to', at('backup'));
    await cli('new', 'restore', '--from', at('backup'), WITHOUT);
    const store = await openStore({ dataFolder: at('new') });
    const rows = await store.directory.actions.byMeeting(hall.meeting);
    await store.close();
    expect(rows.map(({ id, words }) => [id, words.includes('underpass')])).toEqual([[LIGHT.actionId, true]]);
  });

  it('RC-31 a backup without the keyring says what people see and of nobody who they are', async () => {
    const { hall, one, two, lamp } = await over();
    await evening.close(hall);
    await cli('data', 'backup', '--to', at('backup'));
    const text = gunzipSync(await readFile(at('backup'))).toString('utf8');
    for (const { participant, token } of [one, two]) {
      expect(text).not.toContain(participant);
      expect(text).not.toContain(token);
    }
    expect(text).not.toContain(await evening.store.keyring.keyFor(hall.meeting));
    expect(await cli('new', 'restore', '--from', at('backup'), WITHOUT)).toContain('without anybody');
    const again = await found('new');
    expect(again).toMatchObject({ votes: { [lamp]: 2 }, phase: 'archived' });
    expect(again.log).not.toMatch(/"p:/);
    expect(await cli('new', 'verify')).toMatch(/ok {5}ELM204[^]*true$/);
  });

  it('RC-32 words that were removed after a backup, and people who were forgotten, do not come back with it', async () => {
    const { hall, one, phone } = await over();
    await cli('data', 'backup', '--to', at('backup'));
    await cli('data', 'backup', '--keys', '--to', at('keys'));
    await evening.act(hall, moderator, { type: 'idea.redact', ideaId: phone, text: 'About the bench' });
    await evening.close(hall);
    const before = (await readdir(at('data'))).includes('removals.jsonl');
    expect(before).toBe(true);
    const removals = ['--removals', join(at('data'), 'removals.jsonl')];
    await cli('new', 'restore', '--from', at('backup'), '--keyring', at('keys'), ...removals);
    const once = await found('new');
    expect(once.log).toContain(one.participant);
    expect(once.log).not.toContain('555 0100');

    evening.clock.now = () => BEGIN + 40 * DAY;
    expect(await evening.retention.apply()).toEqual(['ELM204']);
    const told = await cli('later', 'restore', '--from', at('backup'), '--keyring', at('keys'), ...removals);
    expect(told).toContain('without anybody');
    const again = await found('later');
    expect(again.log).not.toMatch(/"p:|555 0100/);
    expect(await cli('later', 'verify')).toMatch(/ok {5}ELM204[^]*true$/);
    // The list names no words and nobody.
    const list = await readFile(join(at('data'), 'removals.jsonl'), 'utf8');
    expect(list).not.toMatch(/555|bench/);
    // A restore from there later on knows what this one knew.
    expect(await readFile(join(at('later'), 'removals.jsonl'), 'utf8')).toBe(list);
  });

  it('RC-102 a list of removals that is missing or none is refused, none has to be said; a backup has the list up to then', async () => {
    const { hall, phone } = await over();
    await cli('data', 'backup', '--to', at('before'));
    await evening.act(hall, moderator, { type: 'idea.redact', ideaId: phone, text: 'About the bench' });
    const list = join(at('data'), 'removals.jsonl');
    await expect.poll(() => readFile(list, 'utf8')).toContain('texts');
    const from = ['restore', '--from', at('before')];
    await expect(cli('new', ...from)).rejects.toThrow('--without-removals');
    await expect(cli('new', ...from, WITHOUT, '--removals', list)).rejects.toThrow('--without-removals');
    await expect(cli('new', ...from, '--removals', at('mistyped'))).rejects.toThrow('There is no');
    await expect(cli('new', ...from, '--removals', at('before'))).rejects.toThrow('no list of removals');
    await writeFile(at('empty'), '');
    await expect(cli('new', ...from, '--removals', at('empty'))).rejects.toThrow('an empty one');
    // A crash in the middle of a line spoils that line alone.
    await writeFile(at('cut'), '{"meeting":"x","te');
    await noteRemoval(at('cut'), { meeting: hall.meeting, ended: true });
    expect((await readRemovals(at('cut'))).ended.has(hall.meeting)).toBe(true);
    expect(await cli('cut-new', ...from, '--removals', at('cut'))).toContain('1 lines of it cannot be read');
    // A later backup says what an earlier one must not bring back.
    await cli('data', 'backup', '--to', at('backup'));
    await cli('new', 'restore', '--from', at('backup'), WITHOUT);
    const carried = await readRemovals(join(at('new'), 'removals.jsonl'));
    expect([...carried.of(hall.meeting).texts]).toEqual([...(await readRemovals(list)).of(hall.meeting).texts]);
  });

  it('RC-103 a meeting that cannot be read is named and keeps no other one out of a backup', async () => {
    await over();
    const other = await evening.meeting({}, 'OAK119');
    await evening.store.log.append(other.meeting, await other.read(({ version }) => version), {
      events: [{ type: 'nobody.knows', at: 1, by: 'system' }],
      texts: {},
    });
    const told = await cli('data', 'backup', '--to', at('backup'));
    expect(told).toMatch(/^WRONG {2}OAK119[^]*1 meetings[^]*false$/);
    expect(await cli('new', 'restore', '--from', at('backup'), WITHOUT)).toContain('ELM204  restored');
  });

  it('RC-35 a picture that was taken down and a version of an agenda that was deleted do not come back with a backup from before', async () => {
    const { hall, lamp } = await over();
    const { meeting } = hall;
    const { agendas, pictures } = evening.store;
    const picture = (id: string) => ({ id, meeting, type: 'image/jpeg', width: 4, height: 3, at: BEGIN });
    const version = (id: string) => ({ id, name: id, kind: 'named', by: 'u:c', byName: 'C', at: BEGIN }) as const;
    for (const id of ['picture-shown', 'picture-of-a-face', 'picture-unused'])
      await pictures.put(picture(id), new Uint8Array([1, 2, 3]));
    for (const id of ['first', 'second']) await agendas.keepVersion(meeting, version(id), new Uint8Array([1]));
    await evening.act(hall, commander, publish({ ...LIGHT, ideaIds: [lamp] }));
    const shown = [
      { id: 'picture-shown', alt: 'A lamp' },
      { id: 'picture-of-a-face', alt: 'People below it' },
    ];
    await evening.act(hall, commander, { type: 'action.update', actionId: LIGHT.actionId, pictures: shown });
    await cli('data', 'backup', '--to', at('backup'));
    const down = {
      type: 'action.redact',
      updateId: '1',
      pictureId: 'picture-of-a-face',
      reason: 'personal-data',
    } as const;
    await evening.act(hall, commander, { ...down, actionId: LIGHT.actionId });
    await agendas.forgetVersions(meeting, ['first']);
    const left = async () => (await pictures.list(meeting)).map(({ id }) => id);
    await expect.poll(left).toEqual(['picture-shown', 'picture-unused']);

    const removals = ['--removals', join(at('data'), 'removals.jsonl')];
    await cli('new', 'restore', '--from', at('backup'), ...removals);
    const store = await openStore({ dataFolder: at('new') });
    expect((await store.pictures.list(meeting)).map(({ id }) => id)).toEqual(['picture-shown', 'picture-unused']);
    expect((await store.agendas.versions(meeting)).map(({ id }) => id)).toEqual(['second']);
    await store.close();
  });

  it('RC-33 one meeting goes from one server to another, and never over one that is there', async () => {
    const { hall, lamp } = await over();
    await evening.close(hall);
    await cli('data', 'export', '--meeting', 'elm204', '--to', at('meeting'));
    await cli('data', 'backup', '--keys', '--to', at('keys'));
    expect(await cli('new', 'import', '--from', at('meeting'), '--keyring', at('keys'), WITHOUT)).toContain(
      'ELM204  restored\n'
    );
    expect((await found('new')).votes[lamp]).toBe(2);
    expect(await cli('bare', 'import', '--from', at('meeting'), WITHOUT)).toContain('without anybody');
    expect(await cli('bare', 'verify')).toMatch(/ok {5}ELM204[^]*true$/);
    await expect(cli('data', 'import', '--from', at('meeting'), WITHOUT)).rejects.toThrow('here already');
    await expect(cli('data', 'export', '--meeting', 'NONE99', '--to', at('x'))).rejects.toThrow('no meeting');
  });

  it('RC-82 where a log was replaced goes along with it, so that it is found whole after a restore and an import', async () => {
    const { hall } = await over();
    await evening.close(hall);
    evening.clock.now = () => BEGIN + 40 * DAY;
    await evening.retention.apply();
    const link = (id: string) =>
      hall.submit({ role: 'system' }, { type: 'agenda.link', ideaIds: [], id: id as CommandId });
    expect(await link('after-the-end')).toMatchObject({ ok: true });
    await cli('data', 'backup', '--to', at('backup'));
    await cli('data', 'export', '--meeting', 'elm204', '--to', at('meeting'));
    const removals = ['--removals', join(at('data'), 'removals.jsonl')];
    expect(await cli('new', 'restore', '--from', at('backup'), ...removals)).toContain('true');
    expect(await cli('there', 'import', '--from', at('meeting'), ...removals)).toContain('true');
    for (const data of ['data', 'new', 'there']) {
      expect(await cli(data, 'verify'), data).toMatch(/ok {5}ELM204[^]*true$/);
    }
  });
});
