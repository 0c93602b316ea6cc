import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { AgencyLog } from '../../realtime/agency-log.ts';
import { recordsRequest } from '../../realtime/records/request.ts';
import { requestFile } from '../../src/lib/records/request.ts';
import { commander, moderator } from '../meeting/cast.ts';
import { act, call, codeOf, meeting, serve, staff } from '../net/ground.ts';
import { publish, LIGHT } from '../meeting/action-ground.ts';
import { BEGIN, DAY, Evening, type Resident } from './evening.ts';

const fileShape = z.object({
  entries: z.array(
    z.object({
      number: z.number().nullable(),
      at: z.string(),
      until: z.string().nullable(),
      count: z.number().nullable(),
      by: z.string(),
      what: z.string(),
      kind: z.string(),
      words: z.array(z.string()),
      removed: z.object({ at: z.string(), by: z.string(), reason: z.string().nullable() }).nullable(),
    })
  ),
});
const NAMES = { 'moderator-id-1': 'North', 'commander-id-1': 'Central' };

let evening: Evening;
beforeEach(() => {
  evening = new Evening();
});
afterEach(() => evening.stop());

/** A meeting in which words were removed, replaced and taken back. */
async function eventful() {
  const hall = await evening.meeting();
  const people: Resident[] = [];
  for (let n = 0; n < 3; n += 1) people.push(await evening.resident(hall));
  const [one, two] = people;
  if (!one || !two) throw new Error('they are there');
  const lamp = await evening.idea(hall, 'A lamp for Unmistakable Person', one, one, two);
  const lines = { reply: ['Said Wrongly', 'Soon.'], ideaId: lamp };
  for (const text of lines.reply) await evening.act(hall, moderator, { type: 'idea.reply', ideaId: lamp, text });
  const redact = { type: 'idea.redact', ideaId: lamp, text: 'A lamp', reason: 'personal-data' } as const;
  await evening.act(hall, moderator, redact);
  await evening.act(hall, two.actor, { type: 'idea.flag', ideaId: lamp, reason: 'other' });
  await evening.act(hall, commander, publish({ ...LIGHT, ideaIds: [lamp] }));
  await evening.close(hall);
  return { hall, people };
}

async function told(meetingId: string, lang: 'en' | 'es' = 'en') {
  const request = await recordsRequest(evening.store.log, meetingId, NAMES);
  const text = await requestFile(request, lang, 'json');
  return { text, csv: await requestFile(request, lang, 'csv'), ...fileShape.parse(JSON.parse(text)) };
}

it('RC-47 it has every event in words, and where words were removed when, by whom and why, never which', async () => {
  const { hall, people } = await eventful();
  const { text, csv, entries } = await told(hall.meeting);
  const of = (kind: string) => entries.filter((entry) => entry.kind === kind);
  const minute = new Date(BEGIN).toISOString().slice(0, 16);
  const why = expect.stringMatching(/^It names or describes a person/) as string;
  expect(of('idea.submitted')).toMatchObject([
    { by: 'somebody who took part', words: [], removed: { at: minute, by: 'North', reason: why } },
  ]);
  expect(of('idea.redacted')).toMatchObject([{ by: 'North', words: ['A lamp'], removed: null }]);
  // What was replaced went without a reason.
  expect(of('idea.replied')).toMatchObject([
    { words: [], removed: { by: 'North', reason: null } },
    { words: ['Soon.'], removed: null },
  ]);
  expect(of('vote.cast')).toMatchObject([{ by: 'somebody who took part', what: 'backed idea no. 1', count: null }]);
  // The body of an action is words, and not how they are kept.
  const [published] = of('agenda.published');
  expect(published?.words).toEqual(expect.arrayContaining([LIGHT.title]));
  expect(published?.words.join()).not.toContain('runs');
  for (const file of [text, csv]) {
    expect(file).not.toMatch(/Unmistakable|Wrongly/);
    for (const { participant, token, device } of people) {
      for (const trace of [participant, token, device]) expect(file).not.toContain(trace);
    }
  }
  for (const { at } of entries) expect(at).toMatch(/^2026-03-01T18:\d\d$/);
  const lines = csv.split('\r\n').filter(Boolean);
  expect(lines.length).toBeGreaterThan(entries.length);
});

it('RC-48 after the end of retention it says as much as is left, and in both languages the same', async () => {
  const { hall } = await eventful();
  const before = await told(hall.meeting);
  evening.clock.now = () => BEGIN + 40 * DAY;
  // Staff would have to say more of the action before its time runs: here the log is looked at as it will be.
  await evening.act(hall, commander, {
    type: 'action.update',
    actionId: LIGHT.actionId,
    status: 'not-possible',
    text: 'No.',
  });
  evening.clock.now = () => BEGIN + 80 * DAY;
  expect(await evening.retention.apply()).toEqual(['ELM204']);
  const [english, spanish] = [await told(hall.meeting), await told(hall.meeting, 'es')];
  const kinds = (entries: typeof english.entries) => entries.map(({ kind }) => kind);
  expect(kinds(english.entries)).toContain('act.forgotten');
  expect(kinds(english.entries)).not.toContain('vote.cast');
  const staffs = ({ entries }: typeof english) => entries.filter(({ number }) => number !== null).length;
  expect(staffs(english)).toBe(staffs(before) + 2);
  expect(kinds(spanish.entries)).toEqual(kinds(english.entries));
  const redacted = (entries: typeof english.entries) => entries.filter(({ removed }) => removed).length;
  expect(redacted(english.entries)).toBe(redacted(before.entries));
});

it('RC-101 what residents did without a word is counted over stretches of time, and nothing of theirs has a place in the log', async () => {
  const hall = await evening.meeting();
  const people = await Promise.all(Array.from({ length: 8 }, () => evening.resident(hall)));
  const [author] = people;
  if (!author) throw new Error('somebody is there');
  const ideas: string[] = [];
  for (const text of ['A lamp', 'A bench', 'A tree']) ideas.push(await evening.idea(hall, text, author));
  // Each of them backs two in one go: these stand side by side in the log.
  for (const [n, { actor }] of people.entries()) {
    evening.clock.now = () => BEGIN + n * 60_000;
    for (const ideaId of n < 2 ? ideas : ideas.slice(0, 2)) {
      await evening.act(hall, actor, { type: 'vote.set', ideaId, on: true });
    }
  }
  evening.clock.now = () => BEGIN + 60 * 60_000;
  await evening.act(hall, author.actor, { type: 'vote.set', ideaId: ideas[0] ?? '', on: false });
  await evening.act(hall, moderator, { type: 'stage.note', text: 'Wind up, please' });
  const { entries, text, csv } = await told(hall.meeting);
  const of = (kind: string) => entries.filter((entry) => entry.kind === kind);
  const time = (minutes: number) => new Date(BEGIN + minutes * 60_000).toISOString().slice(0, 16);
  expect(of('vote.cast').map(({ what, at, until, count }) => [what, at, until, count])).toEqual([
    ['backed idea no. 1', time(0), time(15), 8],
    ['backed idea no. 2', time(0), time(15), 8],
    // So few that not even their time is said.
    ['backed idea no. 3', time(0), time(75), null],
  ]);
  expect(of('vote.withdrawn')).toMatchObject([{ at: time(0), until: time(75), count: null }]);
  expect(csv).toContain('"<3"');
  for (const { by, number } of entries) expect(number === null).toBe(by === 'somebody who took part');
  expect(of('stage.noted')).toMatchObject([{ words: [] }]);
  expect(text).not.toContain('Wind up');
});

it('RC-49 that a record was given out to staff is in the log of the agency; what anyone may have is not', async () => {
  const server = await serve();
  const hall = await meeting(server);
  const code = await codeOf(hall);
  await act(hall, { type: 'meeting.open' });
  const { cookie, id } = await staff(server.store, 'commander');
  const path = `/api/meetings/${code}/records`;
  const asked = [path, `${path}?format=csv`, `${path}?audience=staff`, `${path}?audience=staff&format=csv`];
  for (const one of [...asked, `${path}/request?format=csv&lang=es`]) {
    const { status, text } = await call(server, 'GET', one, { cookie });
    expect([one, status, text.length > 40]).toEqual([one, 200, true]);
  }
  const given = (await new AgencyLog(server.store.log, evening.clock).read()).flatMap(({ act: one, by }) =>
    one?.type === 'records.exported' ? [[by, one.meeting, one.what]] : []
  );
  expect(given).toEqual(['json', 'csv', 'request'].map((what) => [`s:${id}`, hall.meeting, what]));
});

it('SV-495 what a record has beyond what anyone may have is for commanders and admins alone', async () => {
  const server = await serve();
  const hall = await meeting(server);
  const code = await codeOf(hall);
  const path = `/api/meetings/${code}/records`;
  for (const role of ['officer', 'moderator', 'commander', 'admin'] as const) {
    const { cookie } = await staff(server.store, role);
    const ask = async (one: string) => (await call(server, 'GET', one, { cookie })).status;
    const inside = role === 'commander' || role === 'admin' ? 200 : 403;
    const answers = await Promise.all([path, `${path}?audience=staff`, `${path}/request`].map(ask));
    expect([role, ...answers]).toEqual([role, 200, inside, inside]);
  }
});
