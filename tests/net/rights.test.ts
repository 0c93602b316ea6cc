import { describe, expect, it } from 'vitest';
import { RIGHTS } from '../../realtime/api/rights.ts';
import { STAFF_ROLES } from '../../src/lib/meeting/actors.ts';
import { call, codeOf, meeting, serve, staff } from './ground.ts';

describe('rights over HTTP', () => {
  const all = ['officer', 'moderator', 'commander', 'admin'];
  it('SV-33 the table of rights, spelled out', () => {
    expect(RIGHTS).toEqual({
      'meetings.create': ['moderator', 'commander', 'admin'],
      'meeting.rehearse': ['moderator', 'commander', 'admin'],
      'meeting.hold': ['commander', 'admin'],
      'areas.read': all,
      'areas.keep': ['admin'],
      'agency.read': all,
      'agency.keep': ['admin'],
      'people.manage': ['admin'],
      'account.own': all,
      'agency.log': ['commander', 'admin'],
      'meeting.configure': all,
      'board.inside': all,
      'agenda.follow': all,
      'agenda.edit': ['commander', 'admin'],
      'action.report': ['commander', 'admin'],
    });
  });

  it.each(STAFF_ROLES)('SV-33 what %s may', async (role) => {
    const server = await serve();
    const { cookie } = await staff(server.store, role);
    const hall = await meeting(server);
    const path = `/api/meetings/${await codeOf(hall)}`;
    const made = await call(server, 'POST', '/api/meetings', { cookie, body: { title: 'T' } });
    expect(made.status).toBe(role === 'officer' ? 403 : 201);
    const configured = await call(server, 'PATCH', path, { cookie, body: { title: 'U' } });
    expect(configured.status).toBe(role === 'commander' || role === 'admin' ? 200 : 403);
    for (const audience of ['screen', 'staff']) {
      expect((await call(server, 'GET', `${path}/board?audience=${audience}`, { cookie })).status).toBe(200);
    }
  });

  it('SV-33 whoever is not signed in is asked to', async () => {
    const server = await serve();
    const path = `/api/meetings/${await codeOf(await meeting(server))}`;
    const answers = await Promise.all([
      call(server, 'POST', '/api/meetings', { body: { title: 'T' } }),
      call(server, 'PATCH', path, { body: { title: 'T' } }),
      call(server, 'GET', `${path}/board?audience=staff`),
      call(server, 'GET', `${path}/board?audience=screen`, { cookie: 'of_session=made-up' }),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(answer.told.error.code).toBe('not-signed-in');
    }
  });
});
