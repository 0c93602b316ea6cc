import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from '../../db/open.ts';
import type { Store } from '../../db/store.ts';
import { AGENCY_STREAM, AgencyLog } from '../../realtime/agency-log.ts';
import { runCommand } from '../../realtime/cli/run.ts';
import { systemClock } from '../../realtime/hall/clock.ts';
import { Halls } from '../../realtime/halls.ts';
import type { Hall } from '../../realtime/hall/hall.ts';
import { Rehearsals } from '../../realtime/rehearsals.ts';
import type { CommandBody } from '../../src/lib/meeting/commands.ts';
import type { CommandId, MeetingCode, StaffId } from '../../src/lib/meeting/ids.ts';
import { DEFAULT_SETTINGS } from '../../src/lib/meeting/settings.ts';
import { tamperingSqlite, type Tampering } from '../contract/tampering.ts';
import { moderator, resident } from '../meeting/cast.ts';

let ground: Tampering & { readonly folder: string };
let store: Store;
let halls: Halls;
let hall: Hall;

let commands = 0;
async function act(actor: typeof moderator, body: CommandBody): Promise<string> {
  const ack = await hall.submit(actor, { ...body, id: `command-${(commands += 1)}` as CommandId });
  if (!ack.ok) throw new Error(`${body.type}: ${ack.code}`);
  return ack.result.ideaId ?? '';
}

beforeEach(async () => {
  ground = await tamperingSqlite();
  store = await ground.open();
  halls = new Halls({ store, report: () => {} });
  hall = await halls.create({ ...DEFAULT_SETTINGS, title: 'Elm' }, { by: 's:a1', code: 'ELM204' as MeetingCode });
  await new AgencyLog(store.log, { now: () => 1 }).record(
    { type: 'meeting.created', meeting: hall.meeting, code: 'ELM204' },
    'command-line'
  );
  await act(moderator, { type: 'meeting.open' });
  const ideaId = await act(resident(1), { type: 'idea.submit', text: 'Call me on 555 0100' });
  await act(moderator, { type: 'idea.publish', ideaId });
  await act(moderator, { type: 'idea.redact', ideaId, text: 'Call me' });
});
afterEach(async () => {
  await halls.close();
  await ground.dispose();
});

async function verify(...options: string[]): Promise<{ well: boolean; text: string }> {
  const lines: string[] = [];
  const well = await runCommand({
    argv: ['verify', ...options],
    env: { OPENFLOOR_DATA: ground.folder },
    terminal: { out: (line) => void lines.push(line), readLine: () => Promise.resolve('') },
    now: Date.now,
  });
  return { well, text: lines.join('\n') };
}

it('AT-16 verify finds sound logs sound, redactions among them', async () => {
  const { well, text } = await verify();
  expect(text).toMatch(/ok +ELM204 +\d+ events, 1 ideas, chain whole/);
  expect(text).toMatch(/ok +agency +1 acts, chain whole/);
  expect(well).toBe(true);
});

it('AT-16 verify names the batch that somebody changed, and the text', async () => {
  await ground.edit(hall.meeting, (rows) =>
    rows.map((row) => ({ ...row, events: row.events.replace('idea.published', 'idea.held') }))
  );
  const { well, text } = await verify();
  expect(text).toMatch(/WRONG +ELM204 +version \d+: changed since it was written/);
  expect(well).toBe(false);
});

it('AT-16 verify says from where on batches are missing', async () => {
  await ground.edit(hall.meeting, (rows) => rows.filter((_, n) => n !== 1));
  const { well, text } = await verify();
  expect(text).toMatch(/WRONG +ELM204 +a batch was removed\. .* no version 2/);
  expect(well).toBe(false);
});

it('AT-16 verify tells a text that was taken away by hand from one that was redacted', async () => {
  const batches = await store.log.read(hall.meeting, 0);
  const left = batches.flatMap(({ texts }) => Object.keys(texts));
  expect(left).toHaveLength(1);
  await ground.editText(hall.meeting, left[0] ?? '', null);
  const { well, text } = await verify();
  expect(text).toMatch(/WRONG +ELM204 +version \d+: a text is missing that nobody took away/);
  expect(well).toBe(false);
});

it('AT-16 verify checks the log of the agency as well', async () => {
  await ground.edit(AGENCY_STREAM, (rows) =>
    rows.map((row) => ({ ...row, events: row.events.replace('command-line', 's:somebody') }))
  );
  const { well, text } = await verify();
  expect(text).toMatch(/WRONG +agency +version 1: changed since it was written/);
  expect(well).toBe(false);
});

it('AT-14 a log that was cut at its end is found by what was written down, and one that went on is not', async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'openfloor-heads-'));
  try {
    const file = join(elsewhere, 'heads.txt');
    await act(moderator, { type: 'meeting.pause' });
    await writeFile(file, (await verify('--heads')).text);
    await act(moderator, { type: 'meeting.open' });
    expect((await verify('--against', file)).well).toBe(true);
    await ground.edit(hall.meeting, (rows) => rows.slice(0, 5));
    expect((await verify()).well).toBe(true);
    const { well, text } = await verify('--against', file);
    expect(text).toMatch(/WRONG +ELM204 +version \d+ is not there any more as it was written down/);
    expect(well).toBe(false);
  } finally {
    await rm(elsewhere, { recursive: true });
  }
});

it('AT-17 a meeting of which nothing is left is missed, unless somebody wiped it', async () => {
  const other = await openStore({ dataFolder: ground.folder, role: 'tool' });
  const agency = new AgencyLog(other.log, { now: () => 2 });
  await agency.record({ type: 'meeting.created', meeting: 'gone-1', code: 'GONE11' }, 'system');
  expect((await verify()).text).toMatch(/WRONG +agency +meeting GONE11 was made and is not in the list any more/);
  await agency.record({ type: 'meeting.wiped', meeting: 'gone-1', code: 'GONE11' }, 'system');
  expect((await verify()).well).toBe(true);
  await other.close();
});

it('AT-18 rehearsals are in no list of heads, and a meeting that was rehearsed is missed like any other', async () => {
  const rehearsals = new Rehearsals({
    held: () => Promise.resolve(false),
    store,
    halls,
    agencyLog: new AgencyLog(store.log, { now: () => 2 }),
    clock: systemClock,
    dismiss: (meeting) => halls.evict(meeting),
    report: () => {},
  });
  const real = await halls.create({ ...DEFAULT_SETTINGS, title: 'Oak' }, { by: 's:a1', code: 'QAK204' as MeetingCode });
  const made = { type: 'meeting.created', meeting: real.meeting, code: 'QAK204' } as const;
  await new AgencyLog(store.log, { now: () => 2 }).record(made, 'command-line');
  const twin = await rehearsals.begin(real, 'staff-a1' as StaffId);
  if ('ok' in twin) throw new Error('it begins');
  const code = await twin.read((state) => state.code);
  const file = join(ground.folder, 'heads.txt');
  await writeFile(file, (await verify('--heads')).text);
  expect((await verify('--heads')).text).not.toMatch(new RegExp(`^${code} `, 'm'));
  expect(await rehearsals.end(real.meeting, 'system')).toBe('wiped');
  expect((await verify('--against', file)).well).toBe(true);
  await halls.evict(real.meeting);
  await store.log.drop(real.meeting);
  await store.directory.meetings.remove(real.meeting);
  expect((await verify()).text).toMatch(/WRONG +agency +meeting QAK204 was made and is not in the list any more/);
});
