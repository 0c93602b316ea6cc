import { expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { AgencyLog } from '../../realtime/agency-log.ts';
import { VERSIONS_LIMIT, type AgendaVersion } from '../../src/lib/protocol/agenda-versions.ts';
import { addItem, readAgenda, removeItem } from '../../src/lib/protocol/agenda-document.ts';
import { call, meeting, serve, staff, type Answer, type Ground } from '../net/ground.ts';
import { edit, editor, rawLine, saves, stored, titles, type } from './ground.ts';

const CODE = 'ELM204';
const PATH = `/api/meetings/${CODE}/agenda/versions`;

interface Opened {
  readonly server: Ground;
  readonly id: string;
  readonly cookie: string;
  readonly ask: (method: string, path?: string, body?: unknown, cookie?: string) => Promise<Answer>;
}

async function opened(): Promise<Opened> {
  const server = await serve();
  const { meeting: id } = await meeting(server, {}, CODE);
  const { cookie } = await staff(server.store, 'commander');
  return {
    server,
    id,
    cookie,
    ask: (method, path = '', body, as = cookie) => call(server, method, PATH + path, { body, cookie: as }),
  };
}

const versionIn = (answer: Answer): AgendaVersion => (answer.body as { version: AgendaVersion }).version;
const listIn = (answer: Answer): readonly AgendaVersion[] => (answer.body as { versions: AgendaVersion[] }).versions;

it('AG-46 a version is kept with its name, by whom and when, holds what reached the server before it, and stays as it is', async () => {
  const { server, cookie, ask } = await opened();
  const line = await rawLine(server, CODE, cookie, '?saved=1');
  const doc = new Y.Doc();
  addItem(doc, { id: 'lights', title: 'Light the underpass' });
  line.send(edit(Y.encodeStateAsUpdate(doc)));
  await line.frame(saves(1));
  const kept = await ask('POST', '', { name: '  After the first talk ' });
  expect(kept.status).toBe(201);
  const version = versionIn(kept);
  expect(version).toMatchObject({ name: 'After the first talk', kind: 'named', by: { name: 'commander' } });
  expect(Math.abs(Date.now() - version.at)).toBeLessThan(60_000);

  const before = Y.encodeStateVector(doc);
  removeItem(doc, 'lights');
  addItem(doc, { id: 'bikes', title: 'Ride along the river' });
  line.send(edit(Y.encodeStateAsUpdate(doc, before)));
  await line.frame(saves(2));
  const read = await ask('GET', `/${version.id}`);
  expect(read.body).toMatchObject({ version, items: [{ id: 'lights', kind: 'item', title: 'Light the underpass' }] });
  expect(listIn(await ask('GET'))).toEqual([version]);
});

it('AT-34 keeping and restoring a version is in the agency’s log before it is done', async () => {
  const { server, id, cookie, ask } = await opened();
  const version = versionIn(await ask('POST', '', { name: 'Empty' }));
  const line = await rawLine(server, CODE, cookie, '?saved=1');
  const doc = new Y.Doc();
  addItem(doc, { id: 'lights', title: 'Light the underpass' });
  line.send(edit(Y.encodeStateAsUpdate(doc)));
  await line.frame(saves(1));
  expect((await ask('POST', `/${version.id}/restore`)).status).toBe(200);
  const log = new AgencyLog(server.store.log, { now: Date.now });
  expect((await log.read()).map(({ act }) => act)).toEqual([
    { type: 'agenda.version-kept', meeting: id, code: CODE },
    { type: 'agenda.version-restored', meeting: id, code: CODE, version: version.id },
  ]);
  const kept = listIn(await ask('GET')).length;
  const failing = vi.spyOn(AgencyLog.prototype, 'record').mockRejectedValue(new Error('the disk is full'));
  expect((await ask('POST', '', { name: 'Not this one' })).status).toBe(500);
  failing.mockRestore();
  expect(listIn(await ask('GET'))).toHaveLength(kept);
});

it('AG-47 a comparison over the API names what is new since a version', async () => {
  const { server, cookie, ask } = await opened();
  const one = editor(server, CODE, cookie);
  await one.synced();
  addItem(one.doc, { id: 'lights', title: 'Light the underpass' });
  await expect.poll(async () => listIn(await ask('GET')).length).toBe(0);
  const line = await rawLine(server, CODE, cookie);
  await line.heard();
  const { id } = versionIn(await ask('POST', '', { name: 'One' }));
  type(one.doc, 'lights', 6, 'up ');
  await line.frame((frame) => frame[0] === 0 && frame[1] === 2);
  const compared = await ask('GET', `/compare?from=${id}`);
  expect(compared.body).toMatchObject({
    comparison: {
      added: [],
      removed: [],
      moved: [],
      reworded: [{ id: 'lights', changes: [{ field: 'title' }] }],
      same: false,
    },
  });
  expect((await ask('GET', `/compare?from=${id}&to=${id}`)).body).toMatchObject({ comparison: { same: true } });
});

it('AG-48 a restore is a change in the live document, which takes nobody’s place, and is undone by another', async () => {
  const { server, id, cookie, ask } = await opened();
  const one = editor(server, CODE, cookie);
  const closings: unknown[] = [];
  await one.synced();
  one.provider.on('connection-close', (event) => closings.push(event));
  addItem(one.doc, { id: 'lights', title: 'Light the underpass' });
  const line = await rawLine(server, CODE, cookie);
  await line.heard();
  await expect.poll(async () => titles(await stored(server.store, id))).toHaveLength(1);
  const version = versionIn(await ask('POST', '', { name: 'One' }));
  addItem(one.doc, { id: 'bikes', title: 'Ride along the river' });
  type(one.doc, 'lights', 0, 'Do not ');
  await expect.poll(async () => titles(await stored(server.store, id))).toHaveLength(2);

  const restored = await ask('POST', `/${version.id}/restore`, {});
  expect(restored.status).toBe(200);
  const { before } = restored.body as { before: AgendaVersion };
  expect(before).toMatchObject({ kind: 'before-restore', name: 'One' });
  await one.until((doc) => titles(doc).join() === 'Light the underpass');
  // What is written goes on being written.
  type(one.doc, 'lights', 0, 'Now: ');
  await expect.poll(async () => titles(await stored(server.store, id))).toEqual(['Now: Light the underpass']);

  await ask('POST', `/${before.id}/restore`, {});
  await one.until((doc) => titles(doc).length === 2);
  expect(titles(one.doc)).toEqual(['Do not Light the underpass', 'Ride along the river']);
  expect(closings).toEqual([]);
  expect((await ask('POST', `/${before.id}/restore`, {})).body).toEqual({ before: null });
  expect(readAgenda(await stored(server.store, id))).toEqual(readAgenda(one.doc));
});

it('AG-49 commanders and admins keep and restore versions, moderators and officers read them, nobody else does either', async () => {
  const { server, ask } = await opened();
  const { id } = versionIn(await ask('POST', '', { name: 'One' }));
  const reads = ['', `/${id}`, `/compare?from=${id}`];
  const writes: [string, unknown][] = [
    ['', { name: 'Two' }],
    [`/${id}/restore`, {}],
  ];
  for (const role of ['admin', 'commander', 'moderator', 'officer'] as const) {
    const { cookie } = await staff(server.store, role);
    for (const path of reads) expect((await ask('GET', path, undefined, cookie)).status, role + path).toBe(200);
    const may = role === 'admin' || role === 'commander';
    for (const [path, body] of writes) {
      expect((await ask('POST', path, body, cookie)).status < 300, role + path).toBe(may);
    }
  }
  // Whoever is in other meetings only: to them it is as if there were none.
  const stranger = await staff(server.store, 'commander');
  await server.store.directory.staff.update(stranger.id, { everywhere: false });
  for (const path of reads) expect((await ask('GET', path, undefined, stranger.cookie)).status).toBe(404);
  for (const [path, body] of writes) expect((await ask('POST', path, body, stranger.cookie)).status).toBe(404);
  for (const path of reads) expect((await ask('GET', path, undefined, '')).status).toBe(401);
  for (const [path, body] of writes) expect((await ask('POST', path, body, '')).status).toBe(401);
  expect(listIn(await ask('GET'))).toHaveLength(3);
});

it('AG-50 what is no name, no version or one too many is refused, and nothing is kept', async () => {
  const { server, id, ask } = await opened();
  for (const name of ['', '   ', 'x'.repeat(81), 7, null, undefined]) {
    expect((await ask('POST', '', { name })).told.error.code, String(name)).toBe('bad-input');
  }
  for (const path of ['/none', '/compare?from=none', '/compare?from=now&to=none']) {
    expect((await ask('GET', path)).told.error.code, path).toBe('unknown-version');
  }
  expect((await ask('GET', '/compare?from=a%20b')).told.error.code).toBe('bad-input');
  expect((await ask('POST', '/none/restore', {})).told.error.code).toBe('unknown-version');
  const elsewhere = await meeting(server, {}, 'OAK377');
  await server.store.agendas.keepVersion(
    elsewhere.meeting,
    { id: 'theirs', name: 'Theirs', kind: 'named', by: 's', byName: 'S', at: 1 },
    Y.encodeStateAsUpdate(new Y.Doc())
  );
  expect((await ask('GET', '/theirs')).told.error.code).toBe('unknown-version');
  for (let n = 0; n < VERSIONS_LIMIT; n += 1) {
    const row = { id: `v${n}`, name: `V${n}`, kind: 'named', by: 's', byName: 'S', at: n } as const;
    await server.store.agendas.keepVersion(id, row, Uint8Array.of(0, 0));
  }
  expect((await ask('POST', '', { name: 'One more' })).told.error.code).toBe('too-many-versions');
  expect(listIn(await ask('GET'))).toHaveLength(VERSIONS_LIMIT);
});

it('SV-406 commanders delete a version for good, which is in the agency’s log first; nobody else does', async () => {
  const { server, id, ask } = await opened();
  const [one, two] = [
    versionIn(await ask('POST', '', { name: 'One' })),
    versionIn(await ask('POST', '', { name: 'Two' })),
  ];
  for (const role of ['moderator', 'officer'] as const) {
    const { cookie } = await staff(server.store, role);
    expect((await ask('DELETE', `/${one.id}`, undefined, cookie)).status, role).toBe(403);
  }
  expect((await ask('DELETE', `/${one.id}`, undefined, '')).status).toBe(401);
  const failing = vi.spyOn(AgencyLog.prototype, 'record').mockRejectedValue(new Error('the disk is full'));
  expect((await ask('DELETE', `/${one.id}`)).status).toBe(500);
  failing.mockRestore();
  expect(listIn(await ask('GET'))).toHaveLength(2);
  expect((await ask('DELETE', `/${one.id}`)).status).toBe(204);
  expect(listIn(await ask('GET'))).toEqual([two]);
  expect((await ask('DELETE', `/${one.id}`)).status).toBe(404);
  expect((await ask('GET', `/${one.id}`)).status).toBe(404);
  const acts = (await new AgencyLog(server.store.log, { now: Date.now }).read()).map(({ act }) => act);
  expect(acts.at(-1)).toEqual({ type: 'agenda.version-deleted', meeting: id, code: CODE, version: one.id });
});

it('RC-141 while a meeting is on legal hold no version is deleted, by hand or by itself', async () => {
  const { server, id, cookie, ask } = await opened();
  const log = new AgencyLog(server.store.log, { now: Date.now });
  const version = versionIn(await ask('POST', '', { name: 'First draft' }));
  const line = await rawLine(server, CODE, cookie, '?saved=1');
  const doc = new Y.Doc();
  addItem(doc, { id: 'lights', title: 'Light the underpass' });
  line.send(edit(Y.encodeStateAsUpdate(doc)));
  await line.frame(saves(1));
  const second = versionIn(await ask('POST', '', { name: 'Second draft' }));
  const hold = `/api/meetings/${CODE}/hold`;
  expect((await call(server, 'PUT', hold, { cookie, body: { why: 'Case 12/26' } })).status).toBe(204);
  const refused = await ask('DELETE', `/${version.id}`);
  expect([refused.status, refused.told.error.code]).toEqual([409, 'on-hold']);
  expect((await log.read()).map(({ type }) => type)).toEqual([
    'agenda.version-kept',
    'agenda.version-kept',
    'meeting.held',
  ]);
  for (let n = 0; n < 24; n += 1)
    expect((await ask('POST', `/${(n % 2 ? second : version).id}/restore`)).status).toBe(200);
  expect(await server.store.agendas.versions(id)).toHaveLength(26);

  const admin = (await staff(server.store, 'admin')).cookie;
  expect((await call(server, 'DELETE', hold, { cookie: admin })).status).toBe(204);
  expect((await ask('DELETE', `/${version.id}`)).status).toBe(204);
});
