import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { openStore } from '../../db/open.ts';
import { runCommand } from '../../realtime/cli/run.ts';
import { meetingSecret, participantOf } from '../../realtime/devices.ts';
import { notingIn } from '../../realtime/opening.ts';
import { archiveShape, opening } from '../../realtime/records/archive.ts';
import { recordServices } from '../../realtime/records/services.ts';
import { services } from '../../src/lib/server/services.ts';
import { fileOf } from '../../src/lib/records/files.ts';
import { REQUEST_FORMATS, requestFile } from '../../src/lib/records/request.ts';
import { parseMeetingId } from '../../src/lib/meeting/ids.ts';
import { moderator } from '../meeting/cast.ts';
import { act, atEnd, call, command, connect, heard, meeting, serve } from '../net/ground.ts';
import { BEGIN, DAY, Evening } from './evening.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openfloor-canaries-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The files below a folder that hold these bytes; backups are unpacked beside them first. */
function filesWith(bytes: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    execFile('grep', ['-rlaFi', '-e', bytes, '--', folder], (error, stdout) => {
      if (error && error.code !== 1) reject(new Error('grep failed', { cause: error }));
      else resolve(stdout.split('\n').filter(Boolean));
    });
  });
}

async function cli(...argv: string[]): Promise<void> {
  const terminal = { out: () => {}, readLine: () => Promise.resolve('') };
  const env = { OPENFLOOR_DATA: join(folder, 'data') };
  expect(await runCommand({ argv, env, terminal, now: () => BEGIN })).toBe(true);
}

async function copies(name: string): Promise<void> {
  const [backup, exported] = [join(folder, `${name}-backup`), join(folder, `${name}-export`)];
  await cli('backup', '--to', backup);
  await cli('export', '--meeting', 'ELM204', '--to', exported);
  for (const file of [backup, exported]) await writeFile(`${file}.json`, gunzipSync(await readFile(file)));
}

const DEVICE = {
  'user-agent': 'CanaryAgent/7.1 (Unmistakable Phone)',
  'accept-language': 'xx-canary',
  'x-forwarded-for': '203.0.113.77',
  referer: 'http://canary.example/from',
};
const REDACTED = ['Gwendolyn Canarywood', '212 555 0188'];

it('RC-50 of a whole meeting no address, agent or other mark of a device and no removed word is in any file, log, metric, export or backup', async () => {
  const dataFolder = join(folder, 'data');
  const config = {
    dataFolder,
    logLevel: 'trace' as const,
    trustProxy: true,
    removals: join(dataFolder, 'removals.jsonl'),
  };
  const store = notingIn(config, await openStore({ dataFolder }));
  const scrubs: Promise<void>[] = [];
  const scrub = store.log.scrub.bind(store.log);
  store.log.scrub = (id, texts) => {
    const done = scrub(id, texts);
    scrubs.push(done);
    return done;
  };
  const server = await serve({ config, store });
  const hall = await meeting(server, { moderation: 'pre', zips: ['10451'] }, 'ELM204');
  await act(hall, { type: 'meeting.open' });
  const secrets: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    const headers = { ...DEVICE, 'x-forwarded-for': `203.0.113.${77 + n}` };
    const joined = await call(server, 'POST', '/api/meetings/ELM204/join', { headers });
    const [cookie = ''] = joined.cookies;
    secrets.push(cookie.split('=')[1] ?? '', joined.told.token);
    const extraHeaders = { ...headers, cookie };
    const auth = { code: 'ELM204', audience: 'public', token: joined.told.token };
    const socket = connect(server, auth, { transports: [n % 2 ? 'polling' : 'websocket'], extraHeaders });
    await heard(socket, 'snapshot');
    const text = `Ask ${REDACTED[0]} at ${REDACTED[1]} about bench ${n}`;
    await command(socket, { type: 'idea.submit', text });
    await call(server, 'GET', '/api/meetings/ELM204/board', { headers: extraHeaders });
  }
  const ideas = await hall.read((state) => [...state.ideas.keys()]);
  expect(ideas).toHaveLength(3);
  for (const ideaId of ideas) {
    await act(hall, { type: 'idea.publish', ideaId });
    await act(hall, { type: 'idea.redact', ideaId, text: 'A bench' });
  }
  await act(hall, { type: 'meeting.close' });
  await Promise.all(scrubs);
  const metrics = (await call(server, 'GET', '/api/metrics')).text;
  const staffs = await services().staffRecord('ELM204');
  const open = await services().publicRecord('ELM204', null);
  if (!staffs || !open) throw new Error('there are records');
  for (const [name, record] of [
    ['staff', staffs.record],
    ['public', open],
  ] as const) {
    for (const file of ['record.json', 'ideas.csv'] as const) {
      await writeFile(join(folder, `${name}-${file}`), await fileOf(record, file).text());
    }
  }
  const request = await services().recordsRequest('ELM204');
  if (!request) throw new Error('there is a log');
  for (const format of REQUEST_FORMATS) {
    await writeFile(join(folder, `request.${format}`), await requestFile(request, 'en', format));
  }
  await writeFile(join(folder, 'server.log'), server.lines.join(''));
  await writeFile(join(folder, 'metrics.txt'), metrics);
  await copies('whole');
  // The server is still running: its journals are there too.
  const canaries = ['canary', 'Unmistakable', '203.0.113.', ...REDACTED, '555 0188', ...secrets];
  for (const canary of canaries) expect([canary, await filesWith(canary)]).toEqual([canary, []]);
  expect(await filesWith('A bench')).not.toEqual([]);
  expect((await filesWith('idea.submitted')).length).toBeGreaterThan(2);
});

it('RC-51 after the end of retention nobody who holds every file that is left, and every key, can tell who wrote or backed what', async () => {
  const dataFolder = join(folder, 'data');
  const removals = join(dataFolder, 'removals.jsonl');
  const evening = new Evening(notingIn({ removals }, await openStore({ dataFolder })));
  atEnd(() => evening.stop());
  const hall = await evening.meeting();
  const people = await Promise.all(Array.from({ length: 5 }, () => evening.resident(hall)));
  const [one, ...others] = people;
  if (!one) throw new Error('somebody is there');
  const lamp = await evening.idea(hall, 'A lamp at the stop', one, ...others);
  await evening.act(hall, others[0]?.actor ?? moderator, { type: 'idea.flag', ideaId: lamp, reason: 'other' });
  const key = await evening.store.keyring.keyFor(hall.meeting);
  await copies('before-closing');
  await evening.close(hall);
  await copies('before');
  evening.clock.now = () => BEGIN + 40 * DAY;
  expect(await evening.retention.apply()).toEqual(['ELM204']);
  await copies('after');
  const { halls, store, retention, agencyLog, clock } = evening;
  const identify = { admits: () => Promise.resolve(true) } as never;
  const pages = recordServices({ store, halls, identify, retention, agencyLog, clock });
  const record = await pages.staffRecord('ELM204');
  if (!record) throw new Error('there is a record');
  await writeFile(join(folder, 'record.json'), await fileOf(record.record, 'record.json').text());

  // What the log called people is in no file, and neither is the key, nor anything that they could be made from.
  for (const { participant, device, token } of people) {
    for (const trace of [participant, device, token]) expect(await filesWith(trace)).toEqual([]);
  }
  expect(await filesWith(key)).toEqual([]);
  expect(await filesWith('"p:')).toEqual([]);
  // Somebody even knows a device, and tries it with every key that is left: no name comes out that is anywhere.
  const before: unknown = JSON.parse(await readFile(join(folder, 'before-export.json'), 'utf8'));
  const kept = z.object({ meeting: archiveShape }).parse(before).meeting;
  const left = [...(await store.keyring.list()).values(), 'staff/second-factor', hall.meeting, ''];
  const meetingId = parseMeetingId(hall.meeting);
  if (!meetingId) throw new Error('it has an id');
  for (const guess of left) {
    for (const { device, token } of people) {
      const secrets = [token, device, meetingSecret(device, meetingId)];
      for (const secret of secrets) expect(await filesWith(participantOf(guess, secret))).toEqual([]);
    }
    // Nor is the sealed log of a backup from before opened by it, which its own key opens.
    expect(opening(kept, guess)).toBeNull();
  }
  expect(JSON.stringify(opening(kept, key))).toContain(one.participant);
  // The same search finds what is there: it is able to find something.
  expect((await filesWith('A lamp at the stop')).length).toBeGreaterThan(3);
  expect((await filesWith('act.forgotten')).length).toBeGreaterThan(2);
});
