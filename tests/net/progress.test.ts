import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createMemoryStore } from '../../db/memory.ts';
import { runCommand } from '../../realtime/cli/run.ts';
import { openStore } from '../../db/open.ts';
import { actionShape } from '../../realtime/api/progress-shapes.ts';
import { progressServices } from '../../realtime/progress/services.ts';
import { readQuery } from '../../src/lib/progress/query.ts';
import { shownAction } from '../../src/lib/progress/shown.ts';
import { act, call, codeOf, meeting, serve, staff, type Ground } from './ground.ts';
import { greenPicture, prepared, published } from './published.ts';
import { temporaryFolder } from './process.ts';

const answer = z.object({
  actions: z.array(shownAction),
  next: z.string().nullable(),
  figures: z.object({ promised: z.number(), by: z.record(z.string(), z.number()) }),
});
const kept = z.object({ picture: z.object({ id: z.string(), width: z.number(), height: z.number() }) });

async function list(server: Ground, query = '') {
  return answer.parse((await call(server, 'GET', `/api/progress${query}`)).body);
}

/** Rows follow what is committed, a moment later. */
const followed = (server: Ground, promised: number) =>
  vi.waitFor(async () => expect((await list(server)).figures.promised).toBe(promised), {
    timeout: 10_000,
    interval: 5,
  });

describe('progress over HTTP', () => {
  it('SV-340 lists every published action of every meeting, narrowed and in pieces', async () => {
    const server = await serve();
    const [late, plain] = [prepared('action-late', { due: '2020-01-01' }), prepared('action-plain')];
    const hall = await published(server, [late, plain]);
    await published(server, [prepared('action-south', { title: 'Más patrullas de noche' })], 'South');
    await act(hall, { type: 'action.update', actionId: plain.actionId, status: 'done', text: 'It is lit.' });
    await followed(server, 3);
    const ids = async (query: string) => (await list(server, query)).actions.map(({ id }) => id).sort();
    expect(await ids('')).toEqual(['action-late', 'action-plain', 'action-south']);
    expect(await ids('?area=South')).toEqual(['action-south']);
    expect(await ids('?status=overdue')).toEqual(['action-late']);
    expect(await ids('?status=done&q=lit')).toEqual(['action-plain']);
    expect(await ids('?q=patrol')).toEqual(['action-south']);
    expect(await ids(`?meeting=${await codeOf(hall)}`)).toEqual(['action-late', 'action-plain']);
    expect((await list(server, '?area=Elm+Park')).figures).toMatchObject({ promised: 2, by: { done: 1, overdue: 1 } });
    const seen: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const piece = await list(server, `?limit=1${after === '' ? '' : `&after=${after}`}`);
      seen.push(...piece.actions.map(({ id }) => id));
      after = piece.next;
    }
    expect([...seen].sort()).toEqual(await ids(''));
    for (const wrong of ['?status=lost', '?limit=0', '?limit=9999']) {
      expect((await call(server, 'GET', `/api/progress${wrong}`)).status).toBe(400);
    }
    expect((await list(server, '?after=nonsense')).actions).toHaveLength(3);
    expect((await call(server, 'GET', '/api/progress?meeting=NONE99')).told.error.code).toBe('unknown-meeting');
  });

  it('SV-473 lists an action under the area of its meeting, else under the place it names; by words it is found under either', async () => {
    const server = await serve();
    const own = prepared('action-own', { area: 'Harbor' });
    await published(server, [own, prepared('action-plain')]);
    await published(server, [prepared('action-only', { area: 'Harbor' })], '');
    await followed(server, 3);
    const ids = async (area: string) => (await list(server, `?area=${area}`)).actions.map(({ id }) => id).sort();
    expect(await ids('Harbor')).toEqual(['action-only']);
    expect(await ids('Elm+Park')).toEqual(['action-own', 'action-plain']);
    const said = (await list(server, '?q=harbor')).actions.map(({ id }) => id);
    expect(said.sort()).toEqual(['action-only', 'action-own']);
  });

  it('PG-71 counts what was looked for, whatever the status, so that no status leads to nothing', async () => {
    const server = await serve();
    const hall = await published(server, [prepared('action-one'), prepared('action-two', { title: 'Tow' })]);
    await published(server, [prepared('action-far', { title: 'Light the harbor' })], 'South');
    await act(hall, { type: 'action.update', actionId: 'action-one', status: 'done' });
    await followed(server, 3);
    await vi.waitFor(async () => expect((await list(server)).figures.by.done).toBe(1));
    const figures = async (query: string) => (await list(server, query)).figures;
    expect(await figures('?q=light')).toMatchObject({ promised: 2, by: { done: 1, proposed: 1 } });
    expect(await figures('?q=light&status=done')).toEqual(await figures('?q=light'));
    expect(await figures('?q=light&area=South')).toMatchObject({ promised: 1, by: { done: 0, proposed: 1 } });
    expect(await figures(`?meeting=${await codeOf(hall)}`)).toMatchObject({ promised: 2 });
    expect(await figures('?q=zzzzz')).toMatchObject({ promised: 0, by: { done: 0, proposed: 0 } });
  });

  it('PG-53 has what became overdue among the newest, however many moved since', async () => {
    const server = await serve();
    const others = ['action-a', 'action-b', 'action-c'].map((id) => prepared(id));
    const hall = await published(server, [prepared('action-late', { due: '2030-01-31' }), ...others]);
    for (const { actionId } of others) await act(hall, { type: 'action.update', actionId, text: 'Begun.' });
    await followed(server, 4);
    const at = (day: string) =>
      progressServices({
        store: server.store,
        halls: { byCode: async () => null },
        identify: { admits: async () => false },
        clock: { now: () => Date.parse(day) },
      });
    const newest = async (day: string) =>
      (await at(day).newest(readQuery(new URLSearchParams()), 2)).map(({ id }) => id);
    expect(await newest('2030-01-31T12:00:00Z')).not.toContain('action-late');
    expect((await newest('2030-02-02T12:00:00Z'))[0]).toBe('action-late');
  });

  it('SV-341 has everything that is public about one action under its address', async () => {
    const server = await serve();
    const hall = await published(server, [prepared('action-one')]);
    const path = `/api/progress/${await codeOf(hall)}`;
    const { action } = z.object({ action: actionShape }).parse((await call(server, 'GET', `${path}/action-one`)).body);
    expect(action).toMatchObject({ id: 'action-one', owner: 'Sector North', status: 'proposed' });
    expect(action).not.toHaveProperty('notes');
    for (const none of [`${path}/action-two`, '/api/progress/NONE99/action-one', `${path}/__proto__`]) {
      expect((await call(server, 'GET', none)).told.error.code).toBe('unknown-action');
    }
  });

  it('SV-342 publishes an update once, however often it is sent, with pictures of this meeting alone', async () => {
    const server = await serve();
    const hall = await published(server, [prepared('action-one')]);
    const other = await published(server, [prepared('action-one')]);
    const { cookie } = await staff(server.store, 'commander');
    const path = `/api/meetings/${await codeOf(hall)}`;
    const bring = async (where: string, body: Uint8Array<ArrayBuffer>) => {
      const headers = { cookie, 'content-type': 'application/octet-stream' };
      return fetch(`${server.url}${where}/pictures`, { method: 'POST', headers, body });
    };
    const { picture } = kept.parse(await (await bring(path, await greenPicture())).json());
    const shown = await fetch(`${server.url}/api/pictures/${picture.id}`, { headers: { cookie } });
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
    expect(shown.headers.get('cache-control')).toContain('immutable');
    expect((await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).width).toBe(40);
    expect((await bring(path, new Uint8Array([1, 2, 3]))).status).toBe(415);
    expect((await bring(path, new Uint8Array(13 * 1024 * 1024))).status).toBe(413);

    const body = {
      id: 'update-0001',
      status: 'under-way',
      text: 'Towers stand.',
      pictures: [{ id: picture.id, alt: 'A tower' }],
    };
    const send = (where: string, given: object) =>
      call(server, 'POST', `${where}/actions/action-one/updates`, { cookie, body: given });
    const [first, again] = [await send(path, body), await send(path, body)];
    expect([first.status, again.body]).toEqual([200, first.body]);
    expect(await hall.read(({ actions }) => [...actions.values()][0]?.updates.length)).toBe(1);
    const elsewhere = `/api/meetings/${await codeOf(other)}`;
    expect((await send(elsewhere, { ...body, id: 'update-0002' })).told.error.code).toBe('unknown-picture');
    expect((await send(path, { id: 'update-0003', status: 'not-possible' })).told.error.code).toBe('text-empty');
    expect((await send(path, { id: 'short' })).status).toBe(400);
    expect((await call(server, 'GET', '/api/pictures/none')).status).toBe(404);

    const down = { id: 'redact-0001', reason: 'personal-data', updateId: '1', pictureId: picture.id };
    const taken = await call(server, 'POST', `${path}/actions/action-one/redactions`, { cookie, body: down });
    expect(taken.status).toBe(200);
    await vi.waitFor(async () => expect((await fetch(`${server.url}/api/pictures/${picture.id}`)).status).toBe(404));
    const told = await call(server, 'GET', `${path.replace('/meetings/', '/progress/')}/action-one`);
    expect(told.text).toContain('personal-data');
    expect(told.text).not.toContain('A tower');
  });

  it('PG-12 rows follow what is committed, votes cause none, and a write that fails is tried again', async () => {
    const store = createMemoryStore();
    const { actions } = store.directory;
    let [puts, fails] = [0, 1];
    const put: typeof actions.put = async (rows) => {
      puts += 1;
      if (fails-- > 0) throw new Error('the disk is away');
      await actions.put(rows);
    };
    const server = await serve({
      store: { ...store, directory: { ...store.directory, actions: { ...actions, put } } },
    });
    const hall = await published(server, [prepared('action-one')]);
    await followed(server, 1);
    const before = puts;
    await act(hall, { type: 'stage.timer', seconds: 60 });
    await act(hall, { type: 'meeting.pause' });
    expect(puts).toBe(before);
    await act(hall, { type: 'action.update', actionId: 'action-one', status: 'planned' });
    await vi.waitFor(async () => expect((await list(server, '?status=planned')).actions).toHaveLength(1));
    const { cookie } = await staff(server.store, 'admin');
    const about = await meeting(server);
    const rehearsal = await call(server, 'POST', `/api/meetings/${await codeOf(about)}/rehearsal`, { cookie });
    const trial = await server.halls.byCode(rehearsal.told.meeting.code);
    if (!trial) throw new Error('there is a rehearsal');
    await act(trial, { type: 'meeting.open' });
    await act(trial, { type: 'agenda.publish', previewHash: 'x', actions: [prepared('action-try')], reopenAt: 3 });
    await followed(server, 1);
    expect((await list(server, '?q=try')).actions).toEqual([]);
  });

  it('PG-13 rebuild makes the rows anew from the logs', async () => {
    const folder = temporaryFolder();
    const store = await openStore({ dataFolder: folder, role: 'server' });
    const server = await serve({ store });
    const hall = await published(server, [prepared('action-one'), prepared('action-two')]);
    await followed(server, 2);
    const rows = await store.directory.actions.byMeeting(hall.meeting);
    await server.stop();
    const tool = await openStore({ dataFolder: folder, role: 'tool' });
    await tool.directory.actions.drop(hall.meeting);
    const [first] = rows;
    if (first) await tool.directory.actions.put([{ ...first, id: 'action-gone', version: 999 }]);
    await tool.close();
    const lines: string[] = [];
    const terminal = { out: (line: string) => void lines.push(line), readLine: async () => '' };
    const env = { OPENFLOOR_DATA: folder };
    expect(await runCommand({ argv: ['rebuild'], env, terminal, now: Date.now })).toBe(true);
    expect(lines.at(-1)).toContain('2 actions of 1 meetings');
    const after = await openStore({ dataFolder: folder, role: 'tool' });
    expect(await after.directory.actions.byMeeting(hall.meeting)).toEqual(rows);
    await after.close();
  });
});
