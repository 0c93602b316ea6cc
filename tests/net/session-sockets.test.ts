import { describe, expect, it, vi } from 'vitest';
import type { StaffRole } from '../../db/store.ts';
import { call, codeOf, connect, heard, meeting, serve, staff, type Ground } from './ground.ts';

describe('sockets of staff', () => {
  async function console_(server: Ground, role: StaffRole) {
    const person = await staff(server.store, role);
    const code = await codeOf(await meeting(server));
    const socket = connect(server, { code, audience: 'staff' }, { extraHeaders: { cookie: person.cookie } });
    await heard(socket, 'snapshot');
    const goodbye = new Promise((resolve) => socket.once('goodbye', resolve));
    const closed = new Promise((resolve) => socket.once('disconnect', resolve));
    return { ...person, socket, goodbye, closed };
  }

  it('SV-17 signing out closes the sockets of that session, and of no other', async () => {
    const server = await serve();
    const one = await console_(server, 'moderator');
    const other = await console_(server, 'moderator');
    await call(server, 'DELETE', '/api/session', { cookie: one.cookie });
    expect(await one.goodbye).toEqual({ reason: 'signed-out' });
    await one.closed;
    expect(other.socket.connected).toBe(true);
  });

  it.each([
    ['is disabled', { disabled: true }],
    ['has another role', { role: 'officer' as const }],
  ])('SV-18 when an account %s by another process, its sockets close within 5 s', async (_what, change) => {
    const server = await serve();
    const person = await console_(server, 'commander');
    const other = await console_(server, 'commander');
    const began = performance.now();
    await server.store.directory.staff.update(person.id, change);
    await person.closed;
    expect(performance.now() - began).toBeLessThan(5000);
    expect(other.socket.connected).toBe(true);
  });

  it('SV-18 a session that another process ended is over for its sockets too', async () => {
    const server = await serve();
    const person = await console_(server, 'commander');
    await server.store.directory.sessions.deleteUserSessions(person.id);
    expect(await person.goodbye).toEqual({ reason: 'signed-out' });
  });

  it('SV-18 a store that cannot answer throws nobody out', async () => {
    const server = await serve();
    const person = await console_(server, 'moderator');
    const { sessions } = server.store.directory;
    let asked = 0;
    const failing = vi.spyOn(sessions, 'getSessionAndUser').mockImplementation(() => {
      asked += 1;
      return Promise.reject(new Error('no answer'));
    });
    await vi.waitFor(() => expect(asked).toBeGreaterThan(1), { timeout: 10_000 });
    failing.mockRestore();
    expect(person.socket.connected).toBe(true);
  });
});
