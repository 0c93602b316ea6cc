import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openStore } from '../../db/open.ts';
import type { Store } from '../../db/store.ts';
import { REHEARSAL_COOKIE } from '../../realtime/cookies.ts';
import { services } from '../../src/lib/server/services.ts';
import { act, atEnd, call, codeOf, command, connect, heard, meeting, serve, staff, type Ground } from './ground.ts';
import { begun, rehearsing } from './rehearsing.ts';

const refusedAt = async (server: Ground, code: string, cookie?: string) => {
  const socket = connect(server, { code, audience: 'public' }, cookie ? { extraHeaders: { cookie } } : {});
  return Promise.race([
    heard(socket, 'snapshot').then(
      () => 'in',
      () => 'refused'
    ),
    heard(socket, 'connect_error').then(() => 'refused'),
  ]);
};

describe('a rehearsal', () => {
  it('SV-240 has the settings of its meeting without its times, is marked, and leaves the meeting alone', async () => {
    const server = await serve();
    const opensAt = Date.now() + 3_600_000;
    const { real, code, twin } = await rehearsing(server, {
      area: 'North',
      zips: ['10453'],
      opensAt,
      opensItself: true,
    });
    expect(twin).toMatchObject({ title: 'Elm Park, in earnest', area: 'North', zips: ['10453'], rehearsal: true });
    expect(twin).toMatchObject({ opensAt: null, closesAt: null, phase: 'scheduled' });
    expect(twin.code).not.toBe(code);
    const { body } = await call(server, 'GET', `/api/meetings/${code}`);
    expect(body).toMatchObject({ meeting: { opensAt, phase: 'scheduled' } });
    expect(body).not.toHaveProperty('meeting.rehearsal');
    expect(await real.read((state) => state.version)).toBe(1);
  });

  it('SV-241 is found by nobody through its code alone; its link lets guests in, staff need none', async () => {
    const server = await serve();
    const { twin, guest, cookie } = await rehearsing(server);
    const stranger = `${REHEARSAL_COOKIE}=${'x'.repeat(43)}`;
    const paths = ['', '/board', '/moderation'].map((rest) => `/api/meetings/${twin.code}${rest}`);
    for (const path of paths) {
      for (const who of [undefined, stranger])
        expect((await call(server, 'GET', path, { cookie: who })).status).toBe(404);
      for (const who of [guest, cookie]) expect((await call(server, 'GET', path, { cookie: who })).status).toBe(200);
    }
    const joining = `/api/meetings/${twin.code}/join`;
    expect((await call(server, 'POST', joining, { cookie: stranger })).status).toBe(404);
    expect((await call(server, 'POST', joining, { cookie: guest })).status).toBe(200);
    const receipt = (who?: string) => services().receiptOf(twin.code, { token: 'x'.repeat(43), device: null }, who);
    expect([await receipt(), await receipt(stranger)]).toEqual([null, null]);
    expect(await receipt(guest)).not.toBeNull();
    expect(await refusedAt(server, twin.code)).toBe('refused');
    expect(await refusedAt(server, twin.code, stranger)).toBe('refused');
    expect(await refusedAt(server, twin.code, guest)).toBe('in');
    expect(await refusedAt(server, twin.code, cookie)).toBe('in');
  });

  it('SV-241 in it everybody of staff is what they are in the meeting itself, and nobody else is anybody', async () => {
    const server = await serve();
    const { real, twin } = await rehearsing(server);
    const other = await staff(server.store, 'moderator');
    await server.store.directory.staff.update(other.id, { everywhere: false });
    const board = `/api/meetings/${twin.code}/board?audience=staff`;
    expect((await call(server, 'GET', board, { cookie: other.cookie })).status).toBe(404);
    await server.store.directory.assignments.put({ meetingId: real.meeting, staffId: other.id, role: 'officer' });
    expect((await call(server, 'GET', board, { cookie: other.cookie })).status).toBe(200);
    const socket = connect(server, { code: twin.code, audience: 'staff' }, { extraHeaders: { cookie: other.cookie } });
    await heard(socket, 'snapshot');
    expect(await command(socket, { type: 'meeting.open' })).toMatchObject({ ok: false, code: 'not-allowed' });
  });

  it('SV-242 is in no public list; staff find it with its meeting; there is one at a time', async () => {
    const server = await serve();
    const { code, twin, cookie, guest } = await rehearsing(server);
    const hall = await server.halls.byCode(twin.code);
    if (hall) await act(hall, { type: 'meeting.open' });
    for (const who of [undefined, guest]) {
      expect((await call(server, 'GET', '/api/meetings', { cookie: who })).text).not.toContain(twin.code);
    }
    const { body } = await call(server, 'GET', '/api/meetings', { cookie });
    expect(body).toMatchObject({ meetings: [{ code, rehearsal: twin.code }] });
    const again = await call(server, 'POST', `/api/meetings/${code}/rehearsal`, { cookie });
    expect(begun.parse(again.body).meeting.code).toBe(twin.code);
  });

  it('SV-243 cannot begin once the meeting has opened, nor of a rehearsal, nor by an officer', async () => {
    const server = await serve();
    const { real, code, twin, cookie } = await rehearsing(server);
    const officer = await staff(server.store, 'officer');
    const begin = (of: string, who: string) => call(server, 'POST', `/api/meetings/${of}/rehearsal`, { cookie: who });
    expect((await begin(code, officer.cookie)).status).toBe(403);
    expect((await begin(twin.code, cookie)).told.error.code).toBe('wrong-phase');
    await act(real, { type: 'meeting.open' });
    expect((await begin(code, cookie)).told.error.code).toBe('wrong-phase');
  });

  it('SV-244 that is wiped sends everybody out with a goodbye, and cannot be entered any more', async () => {
    const server = await serve();
    const { code, twin, cookie, guest } = await rehearsing(server);
    const phone = connect(server, { code: twin.code, audience: 'public' }, { extraHeaders: { cookie: guest } });
    const desk = connect(server, { code: twin.code, audience: 'staff' }, { extraHeaders: { cookie } });
    await Promise.all([heard(phone, 'snapshot'), heard(desk, 'snapshot')]);
    const farewells = Promise.all([heard(phone, 'goodbye'), heard(desk, 'goodbye')]);
    const wipe = () => call(server, 'DELETE', `/api/meetings/${code}/rehearsal`, { cookie });
    expect((await wipe()).status).toBe(204);
    expect(await farewells).toEqual([{ reason: 'meeting-gone' }, { reason: 'meeting-gone' }]);
    for (const who of [guest, cookie]) {
      expect((await call(server, 'GET', `/api/meetings/${twin.code}`, { cookie: who })).status).toBe(404);
    }
    expect((await wipe()).status).toBe(404);
    expect((await call(server, 'GET', `/api/meetings/${code}`)).status).toBe(200);
  });

  it('SV-245 is wiped by itself when its meeting opens, not when it gathers ideas', async () => {
    const server = await serve();
    const { real, twin, cookie } = await rehearsing(server);
    const desk = connect(server, { code: twin.code, audience: 'staff' }, { extraHeaders: { cookie } });
    await heard(desk, 'snapshot');
    await act(real, { type: 'meeting.gather' });
    expect((await call(server, 'GET', `/api/meetings/${twin.code}`, { cookie })).status).toBe(200);
    const gone = heard(desk, 'goodbye');
    await act(real, { type: 'meeting.open' });
    expect(await gone).toEqual({ reason: 'meeting-gone' });
    await expect.poll(() => server.stored()).not.toContain(twin.code);
  });
});

describe('what is left of it', () => {
  const SECRETS = ['A purple lamp for the rehearsal', 'Only for practice', 'Rehearsed title'];

  /** Everything in the files of a store, as one text. */
  const filesOf = (folder: string): string =>
    readdirSync(folder)
      .map((name) => readFileSync(join(folder, name)).toString('latin1'))
      .join('\n');

  async function onDisk(): Promise<{ store: Store; folder: string }> {
    const folder = mkdtempSync(join(tmpdir(), 'openfloor-rehearsal-'));
    atEnd(() => rmSync(folder, { recursive: true, force: true }));
    const store = await openStore({ mongoUrl: undefined, dataFolder: folder, role: 'server', onBroken() {} });
    return { store, folder };
  }

  it('SV-246 is nothing in any file of the store: no text, no title, no code, no id, no key', async () => {
    const { store, folder } = await onDisk();
    const server = await serve({ store });
    const { real, code, twin, cookie, guest } = await rehearsing(server);
    const hall = await server.halls.byCode(twin.code);
    if (!hall) throw new Error('there is a rehearsal');
    await act(hall, { type: 'meeting.configure', settings: { title: SECRETS[2] ?? '' } });
    await act(hall, { type: 'meeting.open' });
    const { told } = await call(server, 'POST', `/api/meetings/${twin.code}/join`, { cookie: guest });
    const phone = connect(
      server,
      { code: twin.code, audience: 'public', token: told.token },
      { extraHeaders: { cookie: guest } }
    );
    await heard(phone, 'snapshot');
    const sent = z.object({ result: z.object({ ideaId: z.string() }) });
    const { result } = sent.parse(await command(phone, { type: 'idea.submit', text: SECRETS[0] }));
    await act(hall, { type: 'idea.publish', ideaId: result.ideaId });
    await command(phone, { type: 'vote.set', ideaId: result.ideaId, on: true });
    await act(hall, { type: 'idea.reply', ideaId: result.ideaId, text: SECRETS[1] ?? '' });
    await store.agendas.append(hall.meeting, new TextEncoder().encode('an agenda for practice'));
    const key = await store.keyring.keyFor(hall.meeting);
    const traces = [
      ...SECRETS,
      twin.code,
      hall.meeting,
      result.ideaId,
      told.participant,
      key,
      'an agenda for practice',
    ];
    const before = filesOf(folder);
    for (const trace of traces) expect(before.includes(trace), `before: ${trace}`).toBe(true);

    expect((await call(server, 'DELETE', `/api/meetings/${code}/rehearsal`, { cookie })).status).toBe(204);
    await server.stop();
    const after = filesOf(folder);
    for (const trace of traces) expect(after.includes(trace), `after: ${trace}`).toBe(false);
    expect(after.includes(code)).toBe(true);
    expect(after.includes(real.meeting)).toBe(true);
  });

  it('SV-247 is wiped after a restart if the server stopped in the middle, and the agency knows that it was', async () => {
    const { store, folder } = await onDisk();
    const server = await serve({ store });
    const { real, twin, cookie } = await rehearsing(server);
    const hall = await server.halls.byCode(twin.code);
    await store.directory.meetings.update(hall?.meeting ?? '', { wipedAt: 1 });
    expect((await call(server, 'GET', `/api/meetings/${twin.code}`, { cookie })).status).toBe(404);
    await server.stop();
    const again = await openStore({ mongoUrl: undefined, dataFolder: folder, role: 'server', onBroken() {} });
    const next = await serve({ store: again });
    await expect.poll(async () => (await again.directory.meetings.list()).length).toBe(1);
    expect(await again.log.read(hall?.meeting ?? '', 0)).toEqual([]);
    const acts = (await again.log.read('agency', 0)).flatMap(({ events }) => events);
    expect(acts).toMatchObject([{ type: 'meeting.rehearsed', of: real.meeting }]);
    await next.stop();
  });
});

describe('a copy', () => {
  it('SV-248 has everything but the times and the ideas, and may have another title', async () => {
    const server = await serve();
    const from = await meeting(server, {
      title: 'May',
      area: 'North',
      zips: ['10453'],
      votesPerResident: 3,
      moderation: 'post',
      closesAt: Date.now() + 9e6,
    });
    await act(from, { type: 'meeting.open' });
    const { cookie } = await staff(server.store, 'moderator');
    const officer = await staff(server.store, 'officer');
    const path = `/api/meetings/${await codeOf(from)}/duplicate`;
    expect((await call(server, 'POST', path, { cookie: officer.cookie })).status).toBe(403);
    const { status, body } = await call(server, 'POST', path, { cookie, body: { title: 'June' } });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      meeting: { title: 'June', area: 'North', zips: ['10453'], votesPerResident: 3, moderation: 'post' },
    });
    expect(body).toMatchObject({ meeting: { phase: 'scheduled', opensAt: null, closesAt: null } });
    const acts = (await server.store.log.read('agency', 0)).flatMap(({ events }) => events);
    expect(acts).toMatchObject([{ type: 'meeting.duplicated', from: from.meeting }]);
  });
});
