import { describe, expect, it } from 'vitest';
import { services } from '../../src/lib/server/services.ts';
import { newDevice } from '../../realtime/devices.ts';
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
    const mine = await services().firstPaint(code, 'public', device);
    expect(Object.values(mine?.self.ideas ?? {})).toMatchObject([{ text: 'Mine, waiting', state: 'waiting' }]);
    expect(mine?.self.budget).toEqual({ used: 0, of: 3 });
    expect(mine?.view.ideas).toEqual({});
    const other = await services().firstPaint(code, 'public', newDevice());
    expect(other?.self.ideas).toEqual({});
    const inside = await services().firstPaint(code, 'staff', device);
    expect(Object.values(inside?.view.ideas ?? {})).toMatchObject([{ text: 'Mine, waiting' }]);
    expect(inside?.self.ideas).toEqual({});
    expect(await services().firstPaint('NOSUCH', 'public', device)).toBeNull();
  });

  it('SV-48 a first paint stays as it was when the meeting goes on', async () => {
    const server = await serve();
    const hall = await meeting(server, { moderation: 'post' });
    await act(hall, { type: 'meeting.open' });
    const code = await codeOf(hall);
    const paint = await services().firstPaint(code, 'public', null);
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
    expect(page.cookies).toEqual({ device: 'of_device', session: 'of_session', secure: true });
    const open = await serve();
    expect(open.addresses).toEqual([`http://127.0.0.1:${open.port}`]);
    expect(services().address(new URL('http://192.168.1.20:3000/x'))).toBe('http://192.168.1.20:3000');
  });

  it('SV-48 public and staff lists of meetings differ as over HTTP', async () => {
    const server = await serve();
    await meeting(server, {}, 'HIDDEN');
    await act(await meeting(server, {}, 'SHOWN'), { type: 'meeting.gather' });
    expect((await services().publicMeetings()).map(({ code }) => code)).toEqual(['SHOWN']);
    expect((await services().allMeetings()).map(({ code }) => code).sort()).toEqual(['HIDDEN', 'SHOWN']);
  });
});
