import { expect, it } from 'vitest';
import { createMemoryStore } from '../../db/memory.ts';
import { AgencyLog } from '../../realtime/agency-log.ts';
import { agencyTrail, meetingTrail } from '../../realtime/audit/trails.ts';
import { Halls } from '../../realtime/halls.ts';
import { filtered } from '../../src/lib/agency/trail.ts';
import { trailCsv, trailPage } from '../../src/lib/server/trail-rows.ts';
import type { Actor } from '../../src/lib/meeting/actors.ts';
import type { CommandBody } from '../../src/lib/meeting/commands.ts';
import { parseStaffId, type CommandId, type StaffId } from '../../src/lib/meeting/ids.ts';
import { DEFAULT_SETTINGS } from '../../src/lib/meeting/settings.ts';
import { commander, moderator, resident } from '../meeting/cast.ts';

async function evening() {
  const store = createMemoryStore();
  const halls = new Halls({ store, report: () => {} });
  const hall = await halls.create({ ...DEFAULT_SETTINGS, title: 'Elm' }, { by: 'system' });
  let n = 0;
  const act = async (actor: Actor, body: CommandBody): Promise<string> => {
    const ack = await hall.submit(actor, { ...body, id: `command-${(n += 1)}` as CommandId });
    if (!ack.ok) throw new Error(ack.code);
    return ack.result.ideaId ?? '';
  };
  await act(moderator, { type: 'meeting.open' });
  const ideaId = await act(resident(1), { type: 'idea.submit', text: 'Somebody Unmistakable lives at the corner' });
  await act(moderator, { type: 'idea.publish', ideaId });
  await act(resident(2), { type: 'vote.set', ideaId, on: true });
  await act(commander, { type: 'idea.redact', ideaId, text: 'A corner worth a look' });
  await act(commander, { type: 'idea.screen', ideaId, reason: 'not-police', referTo: '=parks' });
  return { store, halls, hall, act, trail: await meetingTrail(store.log, hall, store.directory) };
}

it('AT-30 every act of staff in a meeting is in its log with who, when and what, and no act of a resident', async () => {
  const { trail, halls } = await evening();
  const acts = [...trail.acts].reverse().map(({ by, type, facts }) => ({ by, type, facts }));
  const [mod, com] = [moderator, commander].map((actor) => ('staff' in actor ? actor.staff : ''));
  expect(acts).toEqual([
    { by: 'system', type: 'meeting.created', facts: {} },
    { by: mod, type: 'meeting.opened', facts: {} },
    { by: mod, type: 'idea.published', facts: { idea: 1 } },
    { by: com, type: 'idea.redacted', facts: { idea: 1 } },
    { by: com, type: 'idea.screened', facts: { idea: 1, reason: 'not-police', to: '=parks' } },
  ]);
  expect(trail.head?.hash).toMatch(/^[\w-]{43}$/);
  await halls.close();
});

it('SC-141 the log names the zone of its times', async () => {
  const { trail, halls } = await evening();
  const { rows } = await trailPage({ ...trail, timeZone: 'America/Denver' }, new URLSearchParams(), 'en');
  expect(rows.length).toBeGreaterThan(0);
  for (const { when } of rows) expect(when).toMatch(/\d\s[AP]M M[SD]T$/u);
  await halls.close();
});

it('AT-31 no text and no resident is in the log that staff read', async () => {
  const { trail, halls, hall } = await evening();
  const page = JSON.stringify([trail, await trailPage(trail, new URLSearchParams(), 'en')]);
  expect(page).not.toContain('Unmistakable');
  expect(page).not.toContain('corner');
  const people = await hall.read((state) => [...state.participants.keys()]);
  expect(people).toHaveLength(2);
  for (const who of people) expect(page).not.toContain(who);
  await halls.close();
});

it('AT-31 an idea that never was on the board is told on the page by its present words, and in no file', async () => {
  const { store, hall, act, halls } = await evening();
  const ids: string[] = [];
  for (const text of ['Streetlights on Mill Lane are out', 'Ring Unmistakable at home', `Long ${'é'.repeat(90)}`]) {
    ids.push(await act(resident(3 + ids.length), { type: 'idea.submit', text }));
  }
  const [plain = '', named = '', long = ''] = ids;
  await act(moderator, { type: 'idea.redact', ideaId: named, text: 'Ring at home' });
  for (const ideaId of [plain, named, long])
    await act(moderator, { type: 'idea.screen', ideaId, reason: 'not-police' });
  const trail = await meetingTrail(store.log, hall, store.directory);
  const { rows } = await trailPage(trail, new URLSearchParams(), 'en');
  const said = rows.map(({ what }) => what).join('\n');
  expect(said).toContain('(“Streetlights on Mill Lane are out”)');
  expect(said).toContain('(words removed from it: “Ring at home”)');
  expect(said).toContain(`(“Long ${'é'.repeat(55)}…”)`);
  expect(said).not.toContain('Unmistakable');
  const file = await (await trailCsv(trail, new URLSearchParams(), 'en', 'log')).text();
  for (const words of ['Streetlights', 'Ring', 'Unmistakable']) expect(file).not.toContain(words);
  await halls.close();
});

it('RC-143 the page and the file of a log of staff say the minute of what the server did, and the second of what staff did', async () => {
  const at = Date.parse('2026-05-07T18:30:17.123Z');
  const act = { at, type: 'meeting.closed', facts: {} } as const;
  const acts = [
    { ...act, version: 1, by: 'system' },
    { ...act, version: 2, by: 's:somebody' },
  ];
  const { halls, hall, store } = await evening();
  const trail = { ...(await meetingTrail(store.log, hall, store.directory)), acts };
  const file = await (await trailCsv(trail, new URLSearchParams(), 'en', 'log')).text();
  expect(file).toContain('"1","2026-05-07T18:30:00.000Z"');
  expect(file).toContain('"2","2026-05-07T18:30:17.123Z"');
  const { rows } = await trailPage(trail, new URLSearchParams(), 'en');
  expect(new Set(rows.map((row) => row.at % 60_000))).toEqual(new Set([0, 17_123]));
  await halls.close();
});

it('AT-32 reasons, roles and settings are told by the names that the reader knows', async () => {
  const { halls, hall, store, act } = await evening();
  await act(commander, { type: 'meeting.configure', settings: { callUrl: null, title: 'Elm Street' } });
  const trail = await meetingTrail(store.log, hall, store.directory);
  const [en, es] = await Promise.all(
    (['en', 'es'] as const).map((lang) => trailPage(trail, new URLSearchParams(), lang))
  );
  expect(en?.rows[0]?.what).toBe('changed settings: address of the call, title');
  expect(es?.rows[0]?.what).toBe('cambió ajustes: dirección de la llamada, título');
  expect(es?.rows[1]?.what).not.toContain('not-police');
  await halls.close();
});

it('AT-32 the log is filtered by person and kind, in pages, in both languages, and goes into a file', async () => {
  const { trail, halls } = await evening();
  const by = 'staff' in commander ? commander.staff : '';
  const asked = new URLSearchParams({ by, kind: 'verdicts', page: '99' });
  for (const lang of ['en', 'es'] as const) {
    const { rows, page, pages, filter } = await trailPage(trail, asked, lang);
    expect([rows.length, page, pages, filter.kind]).toEqual([1, 1, 1, 'verdicts']);
  }
  expect(filtered(trail.acts, { by, kind: null })).toHaveLength(2);
  const nonsense = await trailPage(trail, new URLSearchParams('by=nobody&kind=__proto__&page=-1e9'), 'en');
  expect([nonsense.rows, nonsense.anything]).toEqual([[], true]);
  const file = await trailCsv(trail, new URLSearchParams(), 'en', 'log-ELM204');
  const text = await file.text();
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="log-ELM204.csv"');
  expect(text.trim().split('\r\n')).toHaveLength(6);
  expect(text).toContain('referred idea no. 1 to =parks (Police cannot act on this.');
  await halls.close();
});

it('AT-33 what would be a formula in a spreadsheet is a text in the file', async () => {
  const store = createMemoryStore();
  const id = parseStaffId('account-1') as StaffId;
  const person = { id, email: 'a@b.example', name: '=HYPERLINK("x")', role: 'admin' as const, everywhere: true };
  await store.directory.staff.add({ ...person, passwordHash: null, disabled: false, createdAt: 1 });
  const agency = new AgencyLog(store.log, { now: () => 0 });
  await agency.record({ type: 'staff.invited', staff: id, role: 'officer' }, id);
  const trail = await agencyTrail(agency, store.log, store.directory);
  const text = await (await trailCsv(trail, new URLSearchParams(), 'en', 'log')).text();
  expect(text).toContain(`"'=HYPERLINK(""x"")"`);
  expect(text).not.toMatch(/[,\n]"?=/);
});
