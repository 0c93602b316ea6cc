import { describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../../db/memory.ts';
import { emptyData } from '../../db/memory/data.ts';
import { createLog } from '../../realtime/log.ts';
import { services } from '../../src/lib/server/services.ts';
import { isSecret, newDevice } from '../../realtime/devices.ts';
import { HandClock } from '../support/hand-clock.ts';
import { act, call, codeOf, command, connect, heard, meeting, serve, staff } from './ground.ts';

describe('what pages may ask', () => {
  it('SV-48 a first paint is the board as its audience sees it, with what is private to the device', async () => {
    const server = await serve();
    const hall = await meeting(server, { votesPerResident: 3 });
    await act(hall, { type: 'meeting.gather' });
    const code = await codeOf(hall);
    const { cookies, told } = await call(server, 'POST', `/api/meetings/${code}/join`);
    const device = cookies[0]?.split('=')[1] ?? null;
    const socket = connect(server, { code, audience: 'public', token: told.token });
    await heard(socket, 'snapshot');
    const delta = heard(socket, 'delta');
    await command(socket, { type: 'idea.submit', text: 'Mine, waiting' });
    await delta;
    const mine = await services().residentPaint(code, device, 1);
    expect(Object.values(mine?.self.ideas ?? {})).toMatchObject([{ text: 'Mine, waiting', state: 'waiting' }]);
    expect(mine?.self.budget).toEqual({ used: 0, of: 3 });
    expect(mine?.view.ideas).toEqual({});
    const other = await services().residentPaint(code, newDevice(), 1);
    expect(other?.self.ideas).toEqual({});
    // What tells them apart opens nothing: a page lies on disks, and is saved and passed on.
    expect(mine?.mark).toBe(told.participant.slice(0, 8));
    expect(other?.mark).not.toBe(mine?.mark);
    for (const secret of [told.token, told.participant, device]) expect(JSON.stringify(mine)).not.toContain(secret);
    const inside = await services().firstPaint(code, 'staff');
    expect(Object.values(inside?.view.ideas ?? {})).toMatchObject([{ text: 'Mine, waiting' }]);
    expect(inside?.self.ideas).toEqual({});
    expect(await services().residentPaint('NOSUCH', device, 1)).toBeNull();
  });

  it('SV-48 a first paint stays as it was when the meeting goes on', async () => {
    const server = await serve();
    const hall = await meeting(server, { moderation: 'post' });
    await act(hall, { type: 'meeting.open' });
    const code = await codeOf(hall);
    const paint = await services().residentPaint(code, null, 1);
    const before = JSON.stringify(paint);
    const { told } = await call(server, 'POST', `/api/meetings/${code}/join`);
    const socket = connect(server, { code, audience: 'public', token: told.token });
    await heard(socket, 'snapshot');
    const delta = heard(socket, 'delta');
    await command(socket, { type: 'idea.submit', text: 'Later' });
    await delta;
    expect(JSON.stringify(paint)).toBe(before);
  });

  it('SV-48 pages know who is signed in, under which address people come, and how cookies are kept', async () => {
    const server = await serve({ config: { origin: 'https://townhall.example' } });
    const person = await staff(server.store, 'officer');
    const page = services();
    expect(await page.staffBy(person.cookie.split('=')[1] ?? null)).toMatchObject({ id: person.id, role: 'officer' });
    expect(await page.staffBy('made-up')).toBeNull();
    expect(await page.staffBy(null)).toBeNull();
    expect(page.address(new URL('http://inner:3000/x'))).toBe('https://townhall.example');
    expect(page.cookies).toEqual({
      device: 'of_device',
      session: 'of_session',
      rehearsal: 'of_rehearsal',
      secure: true,
    });
    const open = await serve();
    expect(open.addresses).toEqual([`http://127.0.0.1:${open.port}`]);
    expect(services().address(new URL('http://192.168.1.20:3000/x'))).toBe('http://192.168.1.20:3000');
  });

  it('SV-69 whether a code is a meeting’s is known without opening the meeting', async () => {
    const data = emptyData();
    const first = await serve({ store: createMemoryStore(data) });
    await meeting(first, {}, 'SHOWN');
    const server = await serve({ store: createMemoryStore(data) });
    expect([
      await services().exists(' sho wn'),
      await services().exists('NOSUCH'),
      await services().exists('?'),
    ]).toEqual([true, false, false]);
    expect(server.halls.size).toBe(0);
  });

  it('SV-70 a crowd on the first page reads the list once a second', async () => {
    const clock = new HandClock();
    const server = await serve({ clock });
    const list = vi.spyOn(server.store.directory.meetings, 'list');
    const before = list.mock.calls.length;
    await Promise.all(Array.from({ length: 50 }, () => services().publicMeetings()));
    expect(list.mock.calls.slice(before)).toEqual([[['gathering', 'live', 'paused', 'closed']]]);
    await act(await meeting(server, {}, 'SHOWN'), { type: 'meeting.gather' });
    clock.advance(1000);
    expect((await services().publicMeetings()).map(({ code }) => code)).toEqual(['SHOWN']);
  });

  it('SV-66 a cookie that holds no device is replaced, another is kept', async () => {
    await serve();
    const { deviceOf } = services();
    for (const broken of [null, '', 'made-up', 'x'.repeat(44)]) expect(isSecret(deviceOf(broken))).toBe(true);
    const device = newDevice();
    expect(deviceOf(device)).toBe(device);
  });

  it('SV-67 what a page reports goes to the log, with nothing that must not be there', async () => {
    const server = await serve({ config: { logLevel: 'error' } });
    services().report('GET /m/[code]: 500', new Error('broken'));
    expect(JSON.parse(server.lines.at(-1) ?? '')).toMatchObject({
      level: 'error',
      msg: 'GET /m/[code]: 500',
      error: { name: 'Error', message: 'broken' },
    });
    const lines: string[] = [];
    const log = createLog('info', { to: { write: (line) => void lines.push(line) } });
    log.info(
      { a: { ip: 'x1', b: [{ cookie: 'x2', kept: 1 }], c: { d: { headers: { e: 'x3' } } } }, token: 'x4' },
      'said'
    );
    expect(lines.join('')).not.toMatch(/x[1-4]/);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: 'said', a: { b: [{ kept: 1 }] } });
  });

  it('SV-48 public and staff lists of meetings differ as over HTTP', async () => {
    const server = await serve();
    await meeting(server, {}, 'HIDDEN');
    await act(await meeting(server, {}, 'SHOWN'), { type: 'meeting.gather' });
    expect((await services().publicMeetings()).map(({ code }) => code)).toEqual(['SHOWN']);
    const desk = {
      id: 'desk',
      name: 'Desk',
      email: 'desk@station.example',
      role: 'officer',
      everywhere: true,
    } as const;
    expect((await services().meetingsFor(desk)).map(({ code }) => code).sort()).toEqual(['HIDDEN', 'SHOWN']);
  });
});
