import { describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import type { StaffRole } from '../../db/store.ts';
import { roleIn } from '../../realtime/roles.ts';
import { services } from '../../src/lib/server/services.ts';
import { atEnd, call, codeOf, command, connect, heard, meeting, serve, staff, type Ground } from './ground.ts';

/** A person who is in some meetings only, two meetings, and a role in the first. */
async function divided(role: Exclude<StaffRole, 'admin'> | null, agency: StaffRole = 'officer', everywhere = false) {
  const server = await serve();
  const person = await staff(server.store, agency, everywhere);
  const [here, there] = [await meeting(server), await meeting(server)];
  const { assignments } = server.store.directory;
  if (role) await assignments.put({ meetingId: here.meeting, staffId: person.id, role });
  const member = { id: person.id, name: 'P', email: person.email, role: agency, everywhere };
  return {
    server,
    person,
    member,
    here,
    there,
    codes: [await codeOf(here), await codeOf(there)] as const,
    assignments,
  };
}

/** How the console's socket is answered: `in`, or the code of the refusal. */
async function knock(server: Ground, code: string, cookie: string, audience = 'staff'): Promise<string> {
  const socket = connect(server, { code, audience }, { extraHeaders: { cookie } });
  return heard(socket, 'snapshot').then(
    () => 'in',
    (error: unknown) => (error as { readonly data: { readonly code: string } }).data.code
  );
}

function agenda(server: Ground, code: string, cookie: string): WebSocket {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/agenda/${code}`, { headers: { cookie } });
  atEnd(() => socket.terminate());
  return socket;
}

/** How the agenda is answered: 101, or the status of the refusal. */
function upgrade(server: Ground, code: string, cookie: string): Promise<number> {
  const socket = agenda(server, code, cookie);
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(101));
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.once('error', reject);
  });
}

const board = (server: Ground, code: string, cookie: string) =>
  call(server, 'GET', `/api/meetings/${code}/board?audience=staff`, { cookie });

describe('roles in meetings', () => {
  it('PE-01 a meeting that is none of theirs is no meeting: over HTTP, on both sockets, for pages', async () => {
    const { server, person, member, codes } = await divided('moderator');
    const answers = [];
    for (const code of [...codes, 'NOSUCH']) {
      answers.push([
        (await board(server, code, person.cookie)).text.startsWith('{"version"'),
        (await call(server, 'PATCH', `/api/meetings/${code}`, { cookie: person.cookie, body: {} })).told.error.code,
        await knock(server, code, person.cookie),
        await knock(server, code, person.cookie, 'screen'),
        await upgrade(server, code, person.cookie),
        await services().roleIn(member, code),
      ]);
    }
    const nothing = [false, 'unknown-meeting', 'unknown-meeting', 'unknown-meeting', 404, null];
    expect(answers).toEqual([[true, 'not-allowed', 'in', 'in', 101, 'moderator'], nothing, nothing]);
  });

  it.each([
    ['officer', true, 'commander', 'commander'],
    ['commander', true, 'officer', 'officer'],
    ['moderator', true, null, 'moderator'],
    ['moderator', false, null, null],
    ['officer', false, 'moderator', 'moderator'],
  ] as const)(
    'PE-01 %s in the agency (everywhere: %s), assigned %s: %s',
    async (agency, everywhere, role, expected) => {
      const { member, here, assignments } = await divided(role, agency, everywhere);
      expect(await roleIn(assignments, member, here.meeting)).toBe(expected);
    }
  );

  it('PE-02 an admin stays one where something less is assigned', async () => {
    const { member, here, there, assignments } = await divided('officer', 'admin');
    expect(await roleIn(assignments, member, here.meeting)).toBe('admin');
    expect(await roleIn(assignments, member, there.meeting)).toBe('admin');
  });

  it('PE-03 commands are decided by the role in the meeting', async () => {
    const { server, person, codes } = await divided('commander', 'officer', true);
    const results = [];
    for (const code of codes) {
      const socket = connect(server, { code, audience: 'staff' }, { extraHeaders: { cookie: person.cookie } });
      await heard(socket, 'snapshot');
      results.push(await command(socket, { type: 'meeting.gather' }));
      const settings = { cookie: person.cookie, body: { title: 'Another' } };
      results.push((await call(server, 'PATCH', `/api/meetings/${code}`, settings)).status);
    }
    expect(results).toMatchObject([{ ok: true }, 200, { ok: false, code: 'not-allowed' }, 403]);
  });

  it('PE-04 lists show them their meetings, and they make none', async () => {
    const { server, person, member, codes } = await divided('commander', 'commander');
    const listed = await call(server, 'GET', '/api/meetings', { cookie: person.cookie });
    expect(listed.told.meetings.map(({ code }) => code)).toEqual([codes[0]]);
    expect((await services().meetingsFor(member)).map(({ code }) => code)).toEqual([codes[0]]);
    const made = await call(server, 'POST', '/api/meetings', { cookie: person.cookie, body: { title: 'T' } });
    expect(made.status).toBe(403);
  });

  it.each([
    ['changes', 'officer'],
    ['ends', null],
  ] as const)('PE-05 when the role in one meeting %s, its sockets close, and others stay', async (_what, role) => {
    const { server, person, here, there, codes, assignments } = await divided('commander');
    await assignments.put({ meetingId: there.meeting, staffId: person.id, role: 'moderator' });
    const [board, elsewhere] = codes.map((code) =>
      connect(server, { code, audience: 'staff' }, { extraHeaders: { cookie: person.cookie } })
    );
    if (!board || !elsewhere) throw new Error('two sockets were opened');
    await Promise.all([heard(board, 'snapshot'), heard(elsewhere, 'snapshot')]);
    const editor = agenda(server, codes[0], person.cookie);
    await new Promise((resolve) => editor.once('open', resolve));
    const closed = [
      new Promise((resolve) => board.once('disconnect', resolve)),
      new Promise((resolve) => editor.once('close', resolve)),
    ];
    const began = performance.now();
    if (role) await assignments.put({ meetingId: here.meeting, staffId: person.id, role });
    else await assignments.remove(here.meeting, person.id);
    await Promise.all(closed);
    expect(performance.now() - began).toBeLessThan(5000);
    expect(elsewhere.connected).toBe(true);
    // PE-06: what comes back is judged by what is true then.
    expect(await knock(server, codes[0], person.cookie)).toBe(role ? 'in' : 'unknown-meeting');
    expect(await upgrade(server, codes[0], person.cookie)).toBe(role ? 101 : 404);
  });

  it('PE-06 a console that comes back by itself has the role that is true then, or none', async () => {
    const { server, person, here, codes, assignments } = await divided('commander');
    const socket = connect(
      server,
      { code: codes[0], audience: 'staff' },
      { extraHeaders: { cookie: person.cookie }, reconnection: true, reconnectionDelay: 10, reconnectionDelayMax: 20 }
    );
    await heard(socket, 'snapshot');
    await assignments.put({ meetingId: here.meeting, staffId: person.id, role: 'officer' });
    await new Promise((resolve) => socket.once('disconnect', resolve));
    // The server closed it, so it is for the page to come back.
    socket.connect();
    await heard(socket, 'snapshot');
    expect(await command(socket, { type: 'meeting.gather' })).toMatchObject({ ok: false, code: 'not-allowed' });
    await server.store.directory.sessions.deleteUserSessions(person.id);
    await new Promise((resolve) => socket.once('disconnect', resolve));
    socket.connect();
    expect(await heard(socket, 'connect_error')).toMatchObject({ data: { code: 'not-signed-in' } });
  });
});
