import { describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../../db/memory.ts';
import { emptyData } from '../../db/memory/data.ts';
import { AgencyLog } from '../../realtime/agency-log.ts';
import { People } from '../../realtime/people.ts';
import { services } from '../../src/lib/server/services.ts';
import { call, codeOf, connect, heard, meeting, PASSWORD, serve, staff, type Ground } from './ground.ts';
import { linkOf, peopleOf, setUp, withPassword } from './people-ground.ts';

const invitation = { email: 'new@station.example', name: 'New', role: 'moderator' };
const acts = async (server: Ground) =>
  (await new AgencyLog(server.store.log, { now: Date.now }).read()).map(({ act, by }) => ({ ...act, by }));

describe('people', () => {
  it('PE-10 an admin invites by a link that works once, and says so afterwards', async () => {
    const server = await serve({ config: { origin: 'https://townhall.example' } });
    const { id: admin, cookie } = await withPassword(server, 'admin');
    const invited = await call(server, 'POST', '/api/people', { cookie, body: invitation });
    expect(invited.status).toBe(201);
    const link = linkOf(invited);
    expect(link.url).toMatch(/^https:\/\/townhall\.example\/staff\/setup\/invite-[A-Za-z0-9_-]{32}$/);
    expect(link.hours).toBe(7 * 24);
    const secret = link.url.split('/').at(-1) ?? '';
    const account = { name: 'New', email: 'new@station.example' };
    expect(await services().link(secret)).toMatchObject({ purpose: 'invite', account, passwordMin: 15 });
    expect(await services().link(secret)).not.toBeNull();
    expect((await setUp(server, secret)).status).toBe(201);
    expect(await services().link(secret)).toBeNull();
    expect((await setUp(server, secret)).told.error.code).toBe('link-used');
    const person = (await peopleOf(server, cookie)).find(({ email }) => email === account.email);
    expect(person).toMatchObject({ active: true, role: 'moderator', everywhere: true, meetings: [] });
    expect(await acts(server)).toEqual([
      { type: 'staff.invited', staff: person?.id, role: 'moderator', by: `s:${admin}` },
      { type: 'staff.password-set', staff: person?.id, by: `s:${person?.id ?? ''}` },
    ]);
    expect(server.stored()).not.toContain(secret);
  });

  it('SV-321 what turns the direction of a name, or is not seen in it, is taken out; a name of nothing else is refused', async () => {
    const server = await serve();
    const { cookie } = await withPassword(server, 'admin');
    const bad = 'Ann\u202E nimdA\u0007\u200B';
    const invited = await call(server, 'POST', '/api/people', { cookie, body: { ...invitation, name: bad } });
    expect(invited.status).toBe(201);
    expect((await peopleOf(server, cookie)).map(({ name }) => name)).toContain('Ann nimdA');
    const empty = await call(server, 'POST', '/api/people', { cookie, body: { ...invitation, name: '\u202E\u200B' } });
    expect([empty.status, Object.keys(empty.told.error.fields)]).toEqual([400, ['name']]);
  });

  it('PE-10 an e-mail that has an account is not invited again', async () => {
    const server = await serve();
    const { cookie, email } = await withPassword(server, 'admin');
    const again = await call(server, 'POST', '/api/people', { cookie, body: { ...invitation, email } });
    expect([again.status, again.told.error.code]).toEqual([409, 'taken']);
  });

  it.each(['officer', 'moderator', 'commander'] as const)('PE-11 %s manages nobody', async (role) => {
    const server = await serve();
    const { cookie, id } = await staff(server.store, role);
    const tried = [
      ['GET', '/api/people', undefined],
      ['POST', '/api/people', invitation],
      ['PATCH', `/api/people/${id}`, { role: 'admin' }],
      ['POST', `/api/people/${id}/reset`, {}],
      ['PUT', '/api/people/second-factor', { required: false }],
      ['PUT', `/api/people/${id}/meetings/ELM204`, { role: 'commander' }],
      ['DELETE', `/api/people/${id}/meetings/ELM204`, undefined],
    ] as const;
    for (const [method, path, body] of tried) {
      expect((await call(server, method, path, { cookie, body })).status, path).toBe(403);
      expect((await call(server, method, path, { body })).status, path).toBe(401);
    }
    expect(await acts(server)).toEqual([]);
  });

  it('PE-12 the last admin who can sign in is neither demoted, disabled nor reset in the pages', async () => {
    const server = await serve();
    const { cookie, id } = await withPassword(server, 'admin');
    // One without a password cannot sign in, so does not count.
    await staff(server.store, 'admin');
    const path = `/api/people/${id}`;
    const answers = [
      await call(server, 'PATCH', path, { cookie, body: { role: 'officer' } }),
      await call(server, 'PATCH', path, { cookie, body: { disabled: true } }),
      await call(server, 'POST', `${path}/reset`, { cookie, body: {} }),
    ];
    expect(answers.map(({ status, told }) => [status, told.error.code])).toEqual(
      answers.map(() => [409, 'last-admin'])
    );
    const second = await withPassword(server, 'admin');
    expect((await call(server, 'PATCH', path, { cookie, body: { role: 'officer' } })).status).toBe(200);
    expect((await call(server, 'PATCH', `/api/people/${second.id}`, { cookie, body: { disabled: true } })).status).toBe(
      403
    );
  });

  it('PE-12 of two admins who demote each other at once, also on two nodes, one stays', async () => {
    const data = emptyData();
    const [one, other] = [createMemoryStore(data), createMemoryStore(data)];
    const admin = (id: string) =>
      ({ id, email: id, name: id, role: 'admin', everywhere: true, disabled: false }) as const;
    for (const id of ['admin-a', 'admin-b'])
      await one.directory.staff.add({ ...admin(id), passwordHash: 'x', createdAt: 1 });
    const clock = { now: () => 1 };
    const nodes = [one, other].map(
      ({ directory, log }) => new People({ directory, agencyLog: new AgencyLog(log, clock), sessions: null, clock })
    );
    const by = 'admin-a' as never;
    await Promise.all([
      nodes[0]?.change('admin-a', { role: 'officer' }, by),
      nodes[1]?.change('admin-b', { disabled: true }, by),
    ]);
    const left = (await one.directory.staff.list()).filter(({ role, disabled }) => role === 'admin' && !disabled);
    expect(left.length).toBeGreaterThan(0);
  });

  it('PE-12 of two admins who reset each other at once on two nodes one can still sign in', async () => {
    const { directory, log } = createMemoryStore(emptyData());
    for (const id of ['admin-a', 'admin-b'])
      await directory.staff.add({
        id,
        email: id,
        name: id,
        role: 'admin',
        everywhere: true,
        disabled: false,
        passwordHash: id,
        createdAt: 1,
      });
    const clock = { now: () => 1 };
    const agencyLog = new AgencyLog(log, clock);
    // The whole of the other node's work, after this one looked who would be left.
    const record = vi.spyOn(agencyLog, 'record').mockImplementationOnce(async () => {
      await directory.staff.update('admin-a', { passwordHash: null });
    });
    const people = new People({ directory, agencyLog, sessions: null, clock });
    expect(await people.reset('admin-b', true, 'admin-a' as never)).toBe('last-admin');
    expect((await directory.staff.byId('admin-b'))?.passwordHash).toBe('admin-b');
    expect(record).toHaveBeenLastCalledWith({ type: 'staff.password-set', staff: 'admin-b' }, 'system');
  });

  it('PE-13 disabling signs out at once, with a record; enabling lets in again', async () => {
    const server = await serve();
    const { cookie } = await withPassword(server, 'admin');
    const person = await withPassword(server, 'moderator');
    const code = await codeOf(await meeting(server));
    const socket = connect(server, { code, audience: 'staff' }, { extraHeaders: { cookie: person.cookie } });
    await heard(socket, 'snapshot');
    const goodbye = heard(socket, 'goodbye');
    const body = { disabled: true };
    expect((await call(server, 'PATCH', `/api/people/${person.id}`, { cookie, body })).status).toBe(200);
    expect(await goodbye).toEqual({ reason: 'signed-out' });
    expect((await call(server, 'GET', '/api/account', { cookie: person.cookie })).status).toBe(401);
    const signIn = { email: person.email, password: PASSWORD };
    expect((await call(server, 'POST', '/api/session', { body: signIn })).status).toBe(401);
    await call(server, 'PATCH', `/api/people/${person.id}`, { cookie, body: { disabled: false } });
    expect((await call(server, 'POST', '/api/session', { body: signIn })).status).toBe(200);
    expect(await acts(server)).toMatchObject([{ type: 'staff.disabled' }, { type: 'staff.enabled' }]);
  });

  it('PE-14 a reset voids password and sessions, and the second factor if that is lost too', async () => {
    const server = await serve();
    const { cookie } = await withPassword(server, 'admin');
    const person = await withPassword(server, 'officer');
    const { factors } = server.store.directory;
    await factors.put({ staffId: person.id, sealed: 'x', lastStep: 0, recovery: [], since: 1 });
    const path = `/api/people/${person.id}/reset`;
    const kept = linkOf(await call(server, 'POST', path, { cookie, body: {} }));
    expect(await services().link(kept.url.split('/').at(-1) ?? '')).toMatchObject({ purpose: 'reset', passwordMin: 8 });
    expect((await call(server, 'GET', '/api/account', { cookie: person.cookie })).status).toBe(401);
    // Whoever has a second factor is not let in by the link alone.
    const used = await setUp(server, kept.url.split('/').at(-1) ?? '', 'eight ch');
    expect([used.status, used.cookies]).toEqual([200, []]);
    const taken = linkOf(await call(server, 'POST', path, { cookie, body: { secondFactor: true } }));
    expect(await factors.find(person.id)).toBeNull();
    const secret = taken.url.split('/').at(-1) ?? '';
    const weak = await setUp(server, secret, 'eight ch');
    expect([weak.status, Object.keys(weak.told.error.fields)]).toEqual([400, ['password']]);
    expect((await setUp(server, secret)).status).toBe(201);
  });

  it('PE-15 a role in one meeting is given and taken away in the pages too, with a record', async () => {
    const server = await serve();
    const { cookie, id: admin } = await withPassword(server, 'admin');
    const person = await staff(server.store, 'officer', false);
    const hall = await meeting(server);
    const path = `/api/people/${person.id}/meetings/${await codeOf(hall)}`;
    expect((await call(server, 'PUT', path, { cookie, body: { role: 'admin' } })).status).toBe(400);
    expect((await call(server, 'PUT', path, { cookie, body: { role: 'commander' } })).status).toBe(200);
    const [listed] = (await peopleOf(server, cookie)).filter(({ id }) => id === person.id);
    expect(listed?.meetings).toMatchObject([{ role: 'commander' }]);
    expect((await call(server, 'GET', '/api/meetings', { cookie: person.cookie })).told.meetings).toHaveLength(1);
    expect((await call(server, 'DELETE', path, { cookie })).status).toBe(200);
    expect((await call(server, 'GET', '/api/meetings', { cookie: person.cookie })).told.meetings).toHaveLength(0);
    const assigned = { type: 'staff.assigned', staff: person.id, meeting: hall.meeting, by: `s:${admin}` };
    expect(await acts(server)).toEqual([
      { ...assigned, role: 'commander' },
      { ...assigned, role: null },
    ]);
    for (const wrong of ['/api/people/nobody/meetings/ELM204', path.replace(/\/[^/]+$/, '/NOSUCH')]) {
      expect((await call(server, 'PUT', wrong, { cookie, body: { role: 'officer' } })).status).toBe(404);
    }
  });

  it('PE-16 an act that cannot be recorded does not happen', async () => {
    const server = await serve();
    const { cookie } = await withPassword(server, 'admin');
    const person = await staff(server.store, 'officer');
    const failing = vi.spyOn(server.store.log, 'append').mockRejectedValue(new Error('the disk is full'));
    const answer = await call(server, 'PATCH', `/api/people/${person.id}`, { cookie, body: { role: 'commander' } });
    failing.mockRestore();
    expect(answer.status).toBe(500);
    expect((await server.store.directory.staff.byId(person.id))?.role).toBe('officer');
  });

  it('PE-16 nor is an account or a meeting made that is not in the agency’s log', async () => {
    const server = await serve();
    const { cookie } = await withPassword(server, 'admin');
    const code = await codeOf(await meeting(server));
    const { staff: accounts, meetings } = server.store.directory;
    const [people, there] = [(await accounts.list()).length, (await meetings.list()).length];
    const failing = vi.spyOn(AgencyLog.prototype, 'record').mockRejectedValue(new Error('the disk is full'));
    for (const [path, body] of [
      ['/api/people', invitation],
      ['/api/meetings', { title: 'T' }],
      [`/api/meetings/${code}/duplicate`, {}],
    ] as const) {
      expect((await call(server, 'POST', path, { cookie, body })).status).toBe(500);
    }
    failing.mockRestore();
    expect([(await accounts.list()).length, (await meetings.list()).length]).toEqual([people, there]);
  });
});
