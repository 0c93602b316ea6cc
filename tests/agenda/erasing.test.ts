import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { createMemoryStore } from '../../db/memory.ts';
import { openStore } from '../../db/open.ts';
import { Keeper } from '../../realtime/agenda/keeper.ts';
import type { AgendaVersion } from '../../src/lib/protocol/agenda-versions.ts';
import { filesWith } from '../contract/ground-sqlite.ts';
import { rehearsing } from '../net/rehearsing.ts';
import { atEnd, call, meeting, serve, staff, type Answer } from '../net/ground.ts';
import { HandClock } from '../support/hand-clock.ts';
import { edit, rawLine, saves, stored, type RawLine } from './ground.ts';

const CODE = 'ELM204';
const PATH = `/api/meetings/${CODE}/agenda/versions`;
const WORDS = 'bygone-words';

const versionIn = (answer: Answer): AgendaVersion => (answer.body as { version: AgendaVersion }).version;

/** A server on files, a commander at its agenda, and where these words are in the files. */
async function onFiles() {
  const dataFolder = await mkdtemp(join(tmpdir(), 'openfloor-erasing-'));
  atEnd(() => rm(dataFolder, { recursive: true, force: true }));
  const server = await serve({ store: await openStore({ dataFolder }) });
  const { meeting: id } = await meeting(server, {}, CODE);
  const { cookie } = await staff(server.store, 'commander');
  const ask = (method: string, path = '', body?: unknown) => call(server, method, PATH + path, { body, cookie });
  return { server, id, cookie, ask, found: () => filesWith(dataFolder, WORDS) };
}

/** Types on a line of its own, edit by edit, each of them on the disk before the next. */
async function typist(line: RawLine) {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  let sent = 0;
  doc.on('update', (update: Uint8Array) => updates.push(update));
  return async (change: (text: Y.Text) => void): Promise<void> => {
    change(doc.getText('notes'));
    for (const update of updates.splice(0)) {
      line.send(edit(update));
      sent += 1;
      await line.frame(saves(sent));
    }
  };
}

it('AG-150 when the last one leaves, what was taken out of an agenda is in no file any more', async () => {
  const { server, id, cookie, found } = await onFiles();
  const line = await rawLine(server, CODE, cookie, '?saved=1');
  const type = await typist(line);
  await type((text) => text.insert(0, `kept ${WORDS}`));
  await type((text) => text.delete(5, WORDS.length));
  expect(await found()).not.toEqual([]);
  line.socket.close();
  await expect.poll(() => server.agendas.size).toBe(0);
  expect(await found()).toEqual([]);
  expect((await stored(server.store, id)).getText('notes').toString()).toBe('kept ');
});

it('AG-151 deleting the last version that holds words which were taken out leaves them in no file, whoever still writes', async () => {
  const { server, id, cookie, ask, found } = await onFiles();
  const line = await rawLine(server, CODE, cookie, '?saved=1');
  const type = await typist(line);
  await type((text) => text.insert(0, `kept ${WORDS}`));
  const version = versionIn(await ask('POST', '', { name: 'With them' }));
  await type((text) => text.delete(5, WORDS.length));
  expect((await ask('DELETE', `/${version.id}`)).status).toBe(204);
  expect(await found()).toEqual([]);
  await type((text) => text.insert(0, 'still '));
  expect((await stored(server.store, id)).getText('notes').toString()).toBe('still kept ');
});

it('AG-152 what is deleted from an agenda that stays open is stored for five minutes more, at the most', async () => {
  const { agendas } = createMemoryStore();
  const clock = new HandClock();
  const quiet = { written: () => {}, failed: () => {}, found: () => {} };
  const reports: unknown[] = [];
  const report = (...what: unknown[]) => reports.push(what);
  const keeper = new Keeper({ meeting: 'elm', agendas, clock, report, ...quiet });
  const document = await keeper.load();
  const doc = new Y.Doc();
  const typed: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => typed.push(update));
  doc.getText('notes').insert(0, `kept ${WORDS}`);
  doc.getText('notes').delete(5, WORDS.length);
  for (const update of typed) {
    document.take(update, { person: 'north', live: true });
    const settled = new Promise<void>((done) => keeper.push({ store: update, settled: done }));
    clock.advance(1000);
    await settled;
  }
  await keeper.idle();
  const rows = async () => (await agendas.load('elm')).map(({ update }) => Buffer.from(update).toString('latin1'));
  expect((await rows()).join()).toContain(WORDS);
  clock.advance(5 * 60_000);
  await keeper.idle();
  expect(await rows()).toHaveLength(1);
  expect((await rows()).join()).not.toContain(WORDS);
  expect(reports).toEqual([]);
});

it('AG-153 a version that is being kept while its rehearsal is wiped is not there afterwards', async () => {
  const real = createMemoryStore();
  let arrived = (): void => {};
  const keeping = new Promise<void>((done) => (arrived = done));
  let goOn = (): void => {};
  const gate = new Promise<void>((done) => (goOn = done));
  const agendas: typeof real.agendas = {
    ...real.agendas,
    async keepVersion(...given) {
      arrived();
      await gate;
      await real.agendas.keepVersion(...given);
    },
  };
  const server = await serve({ store: { ...real, agendas } });
  const { code, twin, cookie } = await rehearsing(server);
  const id = (await server.halls.byCode(twin.code))?.meeting ?? '';
  const commander = await staff(server.store, 'commander');
  const path = `/api/meetings/${twin.code}/agenda/versions`;
  const kept = call(server, 'POST', path, { body: { name: 'Practice' }, cookie: commander.cookie });
  await keeping;
  const wiped = call(server, 'DELETE', `/api/meetings/${code}/rehearsal`, { cookie });
  await expect.poll(async () => (await real.directory.meetings.byId(id))?.wipedAt ?? null).not.toBe(null);
  goOn();
  expect((await wiped).status).toBe(204);
  await kept;
  expect(await real.agendas.versions(id)).toEqual([]);
});
