import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { act, call, codeOf, command, connect, heard, serve, staff, type Ground } from './ground.ts';
import { greenPicture, prepared, published } from './published.ts';
import { rehearsing } from './rehearsing.ts';

const kept = z.object({ picture: z.object({ id: z.string() }) });

async function bring(server: Ground, code: string, cookie: string): Promise<string> {
  const headers = { cookie, 'content-type': 'application/octet-stream' };
  const body = await greenPicture();
  const answer = await fetch(`${server.url}/api/meetings/${code}/pictures`, { method: 'POST', headers, body });
  return kept.parse(await answer.json()).picture.id;
}

async function look(server: Ground, id: string, cookie?: string) {
  const answer = await fetch(`${server.url}/api/pictures/${id}`, { headers: cookie === undefined ? {} : { cookie } });
  await answer.arrayBuffer();
  return `${answer.status} ${answer.headers.get('cache-control')?.split(',')[0] ?? ''}`;
}

describe('pictures of updates', () => {
  it('SV-470 an update shows pictures that were brought to its meeting and no others, also over a socket', async () => {
    const server = await serve();
    const [hall, other] = [
      await published(server, [prepared('action-one')]),
      await published(server, [prepared('action-else')]),
    ];
    const { cookie } = await staff(server.store, 'commander');
    const code = await codeOf(hall);
    const [own, foreign] = [await bring(server, code, cookie), await bring(server, await codeOf(other), cookie)];
    const socket = connect(server, { code, audience: 'staff' }, { extraHeaders: { cookie } });
    await heard(socket, 'snapshot');
    const show = (id: string) =>
      command(socket, { type: 'action.update', actionId: 'action-one', pictures: [{ id, alt: 'A tower' }] });
    for (const id of [foreign, 'never-brought']) {
      expect(await show(id)).toMatchObject({ ok: false, code: 'bad-input' });
    }
    expect(await show(own)).toMatchObject({ ok: true });
  });

  it('SV-471 anyone sees a picture that an update shows, and before that staff of its meeting alone', async () => {
    const server = await serve();
    const hall = await published(server, [prepared('action-one')]);
    const { cookie } = await staff(server.store, 'commander');
    const elsewhere = await staff(server.store, 'commander', false);
    const id = await bring(server, await codeOf(hall), cookie);
    expect([await look(server, id), await look(server, id, elsewhere.cookie)]).toEqual([
      '404 no-store',
      '404 no-store',
    ]);
    expect(await look(server, id, cookie)).toBe('200 private');
    await act(hall, { type: 'action.update', actionId: 'action-one', pictures: [{ id, alt: 'A tower' }] });
    expect([await look(server, id), await look(server, id, elsewhere.cookie)]).toEqual(['200 public', '200 public']);
  });

  it('SV-472 a picture of a rehearsal is seen by who may enter it', async () => {
    const server = await serve();
    const { twin, guest } = await rehearsing(server);
    const { cookie } = await staff(server.store, 'admin');
    const trial = await server.halls.byCode(twin.code);
    if (!trial) throw new Error('there is a rehearsal');
    await act(trial, { type: 'meeting.open' });
    const actions = [prepared('action-one')];
    await act(trial, { type: 'agenda.publish', previewHash: 'x', actions, reopenAt: 3 });
    const id = await bring(server, twin.code, cookie);
    await act(trial, { type: 'action.update', actionId: 'action-one', pictures: [{ id, alt: 'A tower' }] });
    expect([await look(server, id), await look(server, id, guest)]).toEqual(['404 no-store', '200 private']);
  });

  it('RC-141 a picture that no update shows is removed after a day, but not while its meeting is on legal hold', async () => {
    const server = await serve();
    const hall = await published(server, [prepared('action-one')]);
    const { cookie } = await staff(server.store, 'admin');
    const code = await codeOf(hall);
    const old = { id: 'old', meeting: hall.meeting, type: 'image/jpeg', width: 4, height: 3, at: 0 };
    await server.store.pictures.put(old, await greenPicture());
    const hold = `/api/meetings/${code}/hold`;
    const ids = async () => (await server.store.pictures.list(hall.meeting)).map(({ id }) => id);
    expect((await call(server, 'PUT', hold, { cookie, body: { why: 'Case 12/26' } })).status).toBe(204);
    const first = await bring(server, code, cookie);
    expect(await ids()).toEqual(['old', first]);
    expect((await call(server, 'DELETE', hold, { cookie })).status).toBe(204);
    const second = await bring(server, code, cookie);
    expect((await ids()).sort()).toEqual([first, second].sort());
  });
});
