import { describe, expect, it } from 'vitest';
import { meetingSecret, newDevice, participantOf } from '../../realtime/devices.ts';
import { call, codeOf, command, connect, heard, meeting, raw, serve, act, type Ground } from './ground.ts';

async function join(server: Ground, code: string, given: Parameters<typeof call>[3] = {}) {
  return call(server, 'POST', `/api/meetings/${code}/join`, given);
}

describe('joining', () => {
  it('SV-08 a first visit gets a device, and the same device is the same participant', async () => {
    const server = await serve();
    const code = await codeOf(await meeting(server));
    const first = await join(server, code);
    expect(first.status).toBe(200);
    expect(first.told.meeting).toMatchObject({ code, phase: 'scheduled' });
    const again = await join(server, code, { cookie: first.cookies[0] });
    expect(again.told.participant).toBe(first.told.participant);
    expect(again.told.token).toBe(first.told.token);
    const other = await join(server, code);
    expect(other.told.participant).not.toBe(first.told.participant);
  });

  it('SV-08 in two meetings a device has nothing in common', async () => {
    const server = await serve();
    const [one, two] = [await codeOf(await meeting(server)), await codeOf(await meeting(server))];
    const first = await join(server, one);
    const second = await join(server, two, { cookie: first.cookies[0] });
    expect(second.told.participant).not.toBe(first.told.participant);
    expect(second.told.token).not.toBe(first.told.token);
  });

  it('SV-08 secrets follow from each other as designed, one way only', () => {
    const device = newDevice();
    expect(device).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const token = meetingSecret(device, 'meeting-1' as never);
    const participant = participantOf('key of the meeting', token);
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(participant).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(participantOf('another key', token)).not.toBe(participant);
  });

  it('SV-09 the token stands for the cookie, over HTTP and on sockets', async () => {
    const server = await serve();
    const hall = await meeting(server);
    await act(hall, { type: 'meeting.gather' });
    const code = await codeOf(hall);
    const { told } = await join(server, code);
    const again = await join(server, code, { body: { token: told.token } });
    expect(again.told.participant).toBe(told.participant);
    expect(again.setCookie).toEqual([]);

    const socket = connect(server, { code, audience: 'public', token: told.token });
    await heard(socket, 'snapshot');
    const ack = await command(socket, { type: 'idea.submit', text: 'A bench at the stop on 9th' });
    expect(ack).toMatchObject({ ok: true });
    const log = await server.store.log.read(hall.meeting, 0);
    expect(JSON.stringify(log)).toContain(`p:${told.participant}`);
  });

  it('SV-09 what is not a token is refused over HTTP, and only watches on a socket', async () => {
    const server = await serve();
    const code = await codeOf(await meeting(server));
    const answer = await join(server, code, { body: { token: 'short' } });
    expect(answer.status).toBe(400);
    expect(answer.told.error.fields).toHaveProperty('token');
    const socket = connect(server, { code, audience: 'public', token: 'short' });
    await heard(socket, 'snapshot');
    expect(await command(socket, { type: 'idea.submit', text: 'x' })).toMatchObject({ ok: false, code: 'not-allowed' });
  });

  it('SV-09 a cookie that is not a device is replaced', async () => {
    const server = await serve();
    const code = await codeOf(await meeting(server));
    const answer = await join(server, code, { cookie: 'of_device=made-up' });
    expect(answer.cookies[0]).toMatch(/^of_device=[A-Za-z0-9_-]{43}$/);
  });

  it('SV-10 the cookie is HttpOnly and Lax, and Secure exactly when people come over https', async () => {
    const plain = await serve();
    const [open] = (await join(plain, await codeOf(await meeting(plain)))).setCookie;
    expect(open).toMatch(/; HttpOnly/);
    expect(open).toMatch(/; SameSite=Lax/);
    expect(open).not.toMatch(/Secure/);
    const https = await serve({ config: { origin: 'https://townhall.example' } });
    const [closed] = (await join(https, await codeOf(await meeting(https)))).setCookie;
    expect(closed).toMatch(/; Secure/);
  });

  it('SV-11 the store learns nothing of a device, its token or where it is', async () => {
    const server = await serve();
    const hall = await meeting(server);
    await act(hall, { type: 'meeting.gather' });
    const code = await codeOf(hall);
    const headers = { 'user-agent': 'CanaryPhone/7', 'accept-language': 'canary-lang' };
    const { told, cookies } = await join(server, code, { headers });
    const device = cookies[0]?.split('=')[1] ?? 'no device';
    const socket = connect(server, { code, audience: 'public', token: told.token }, { extraHeaders: headers });
    await heard(socket, 'snapshot');
    await command(socket, { type: 'idea.submit', text: 'Longer hours at the library' });
    const stored = server.stored();
    expect(stored).toContain('Longer hours at the library');
    expect(stored).toContain(told.participant);
    for (const secret of [device, told.token, 'CanaryPhone', 'canary-lang', '127.0.0.1']) {
      expect(stored).not.toContain(secret);
    }
  });

  it('SV-12 a device that watches without joining is nobody, and counts as nobody', async () => {
    const server = await serve();
    const code = await codeOf(await meeting(server));
    const socket = connect(server, { code, audience: 'public' });
    expect(await heard(socket, 'snapshot')).toMatchObject({ self: { votes: {}, ideas: {}, budget: null } });
    const board = await raw(server, `/api/meetings/${code}/board`);
    expect(JSON.parse(board.body.toString())).toMatchObject({ view: { tally: { participants: 0 } } });
  });
});
