/** The directory and its sessions. */
import { Lucia, TimeSpan } from 'lucia';
import { expect } from 'vitest';
import type { MeetingRow, StaffAccount } from '../../db/store.ts';
import { refused, rule, type Case } from './cases.ts';

export function account(id: string, change: Partial<StaffAccount> = {}): StaffAccount {
  return {
    id,
    email: `${id}@precinct.example`,
    name: `Officer ${id}`,
    role: 'moderator',
    everywhere: true,
    passwordHash: null,
    disabled: false,
    createdAt: 1_700_000_000_000,
    ...change,
  };
}

export function meeting(id: string, change: Partial<MeetingRow> = {}): MeetingRow {
  return {
    id,
    code: id.toUpperCase(),
    title: `Town hall ${id}`,
    area: 'north',
    phase: 'scheduled',
    createdAt: 1_700_000_000_000,
    closesAt: null,
    opensAt: null,
    timeZone: 'America/New_York',
    agendaIdeas: 0,
    rehearsalOf: null,
    wipedAt: null,
    ...change,
  };
}

export const rowCases: readonly Case[] = [
  rule('ST-20 staff accounts are added, found by id and e-mail, listed and changed', async (ground) => {
    const { staff } = (await ground.open()).directory;
    expect(await staff.list()).toEqual([]);
    expect([await staff.byId('a'), await staff.byEmail('a@precinct.example')]).toEqual([null, null]);
    const [a, b] = [
      account('a', { createdAt: 2 }),
      account('b', { role: 'admin', passwordHash: '$argon2id$', createdAt: 1 }),
    ];
    await staff.add(a);
    await staff.add(b);
    expect(await staff.byId('a')).toEqual(a);
    expect(await staff.byEmail('b@precinct.example')).toEqual(b);
    expect(await staff.list()).toEqual([b, a]);
    expect(await staff.update('a', { disabled: true, role: 'commander', passwordHash: '$new', name: 'N' })).toBe(true);
    expect(await staff.update('a', {})).toBe(true);
    const changed = { ...a, disabled: true, role: 'commander', passwordHash: '$new', name: 'N' };
    expect(await staff.byId('a')).toEqual(changed);
    expect(await staff.update('a', { passwordHash: null, disabled: false })).toBe(true);
    expect(await staff.byId('a')).toEqual({ ...changed, passwordHash: null, disabled: false });
    expect(await staff.byId('b')).toEqual(b);
    expect(await staff.update('nobody', { name: 'X' })).toBe(false);
  }),

  rule('ST-21 an e-mail has one account, also when two are added or changed at once', async (ground) => {
    const [one, other] = [(await ground.open()).directory.staff, (await ground.open()).directory.staff];
    const email = 'same@precinct.example';
    const outcomes = await Promise.allSettled([one.add(account('a', { email })), other.add(account('b', { email }))]);
    expect(outcomes.map((o) => o.status).sort()).toEqual(['fulfilled', 'rejected']);
    await refused(one.add(account('c', { email })), 'taken');
    await one.add(account('d'));
    await refused(one.update('d', { email }), 'taken');
    expect(await one.byId('d')).toEqual(account('d'));
    expect(await one.list()).toHaveLength(2);
  }),

  rule('ST-22 a one-time link is taken by one caller only, and not after it expired', async (ground) => {
    const [one, other] = [(await ground.open()).directory.links, (await ground.open()).directory.links];
    const link = { secretHash: 'h1', purpose: 'setup', staffId: null, expiresAt: 1000 } as const;
    await one.put(link);
    const taken = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => (n % 2 ? one : other).take('h1', 999)));
    expect(taken.filter((found) => found !== null)).toEqual([link]);
    await one.put({ ...link, secretHash: 'h2', purpose: 'reset', staffId: 'a' });
    expect(await other.take('h2', 1000)).toBeNull();
    expect(await other.take('h2', 0)).toBeNull();
    expect(await one.take('never', 0)).toBeNull();
  }),

  rule('ST-79 a link for an account takes the place of its earlier ones, and of no other', async (ground) => {
    const { links } = (await ground.open()).directory;
    const link = (secretHash: string, staffId: string | null) =>
      ({ secretHash, purpose: staffId === null ? 'setup' : 'reset', staffId, expiresAt: 1000 }) as const;
    const [a1, b1, first, second] = [link('a1', 'a'), link('b1', 'b'), link('f1', null), link('f2', null)];
    for (const one of [a1, b1, first, second, link('a2', 'a')]) await links.put(one);
    expect(await links.take('a1', 0)).toBeNull();
    expect(await links.take('a2', 0)).toEqual(link('a2', 'a'));
    expect(await Promise.all(['b1', 'f1', 'f2'].map((hash) => links.take(hash, 0)))).toEqual([b1, first, second]);
  }),

  rule('ST-23 meetings are listed newest first, found by id and code, changed and removed', async (ground) => {
    const { meetings } = (await ground.open()).directory;
    const [old, recent] = [meeting('old', { createdAt: 1 }), meeting('recent', { createdAt: 2, closesAt: 99 })];
    await meetings.add(old);
    await meetings.add(recent);
    expect(await meetings.list()).toEqual([recent, old]);
    await meetings.add(meeting('gone', { createdAt: 3, phase: 'archived' }));
    expect(await meetings.list(['scheduled', 'live'])).toEqual([recent, old]);
    expect(await meetings.list([])).toEqual([]);
    expect(await meetings.byCode('OLD')).toEqual(old);
    expect(await meetings.byCode('old')).toBeNull();
    expect(await meetings.byId('recent')).toEqual(recent);
    expect(await meetings.byId('none')).toBeNull();
    expect(await meetings.update('recent', { phase: 'live', title: 'T', area: 'south', closesAt: null })).toBe(true);
    expect(await meetings.byId('recent')).toEqual({
      ...recent,
      phase: 'live',
      title: 'T',
      area: 'south',
      closesAt: null,
    });
    expect(await meetings.update('none', { phase: 'live' })).toBe(false);
    const times = { opensAt: 70, timeZone: 'America/Denver', agendaIdeas: 3, wipedAt: 5 };
    const twin = meeting('twin', { rehearsalOf: 'old', ...times });
    await meetings.add(twin);
    expect(await meetings.byId('twin')).toEqual(twin);
    expect(await meetings.update('old', times)).toBe(true);
    expect(await meetings.byId('old')).toEqual({ ...old, ...times });
    await meetings.remove('twin');
    await meetings.remove('twin');
    expect([await meetings.byId('twin'), (await meetings.list()).length]).toEqual([null, 3]);
  }),

  rule('ST-24 a code belongs to one meeting', async (ground) => {
    const [one, other] = [(await ground.open()).directory.meetings, (await ground.open()).directory.meetings];
    const rows = [meeting('a', { code: 'ELM204' }), meeting('b', { code: 'ELM204' })] as const;
    const outcomes = await Promise.allSettled([one.add(rows[0]), other.add(rows[1])]);
    expect(outcomes.map((o) => o.status).sort()).toEqual(['fulfilled', 'rejected']);
    await refused(one.add(meeting('c', { code: 'ELM204' })), 'taken');
    expect(await one.list()).toHaveLength(1);
  }),

  rule('ST-25 areas are put, replaced and removed by id', async (ground) => {
    const { areas } = (await ground.open()).directory;
    await areas.put({ id: 'b', name: 'South', zips: [] });
    await areas.put({ id: 'a', name: 'North', zips: ['10001'] });
    await areas.put({ id: 'c', name: 'West', zips: ['10009'] });
    await areas.put({ id: 'b', name: 'South side', zips: ['10003', '10002'] });
    expect([await areas.remove('c'), await areas.remove('c')]).toEqual([true, false]);
    expect(await areas.list()).toEqual([
      { id: 'a', name: 'North', zips: ['10001'] },
      { id: 'b', name: 'South side', zips: ['10003', '10002'] },
    ]);
  }),

  rule('ST-26 Lucia keeps, finds, prolongs and ends sessions in it', async (ground) => {
    const { staff, sessions } = (await ground.open()).directory;
    const person = account('a', { role: 'commander' });
    await staff.add(person);
    await staff.add(account('b'));
    const lucia = new Lucia(sessions, {
      sessionExpiresIn: new TimeSpan(1, 'h'),
      getUserAttributes: (attributes) => attributes,
    });
    const session = await lucia.createSession('a', {});
    await lucia.createSession('a', {});
    const others = await lucia.createSession('b', {});
    const { email, name, role, everywhere, disabled } = person;
    const found = await lucia.validateSession(session.id);
    expect(found.user).toEqual({ id: 'a', email, name, role, everywhere, disabled, secondFactor: false });
    expect(found.session).toMatchObject({ id: session.id, userId: 'a', expiresAt: session.expiresAt });
    expect(await lucia.validateSession('unknown')).toEqual({ user: null, session: null });
    const later = new Date(session.expiresAt.getTime() + 60_000);
    await sessions.updateSessionExpiration(session.id, later);
    expect((await sessions.getSessionAndUser(session.id))[0]?.expiresAt).toEqual(later);
    expect(await lucia.getUserSessions('a')).toHaveLength(2);
    await lucia.invalidateSession(session.id);
    expect((await lucia.getUserSessions('a')).map(({ id }) => id)).not.toContain(session.id);
    await lucia.invalidateUserSessions('a');
    expect(await lucia.getUserSessions('a')).toEqual([]);
    expect((await lucia.validateSession(others.id)).user?.id).toBe('b');
  }),

  rule('ST-27 expired sessions are deleted, and only those', async (ground) => {
    const { staff, sessions } = (await ground.open()).directory;
    await staff.add(account('a'));
    const [past, future] = [new Date(1), new Date('2999-01-01')];
    await sessions.setSession({ id: 's1', userId: 'a', expiresAt: past, attributes: {} });
    await sessions.setSession({ id: 's2', userId: 'a', expiresAt: future, attributes: {} });
    await sessions.deleteExpiredSessions();
    expect(await sessions.getUserSessions('a')).toEqual([{ id: 's2', userId: 'a', expiresAt: future, attributes: {} }]);
    expect(await sessions.getSessionAndUser('s1')).toEqual([null, null]);
  }),

  rule('ST-28 the sessions of a disabled account are not found', async (ground) => {
    const { staff, sessions } = (await ground.open()).directory;
    await staff.add(account('a'));
    await sessions.setSession({ id: 's1', userId: 'a', expiresAt: new Date('2999-01-01'), attributes: {} });
    await sessions.setSession({ id: 's2', userId: 'nobody', expiresAt: new Date('2999-01-01'), attributes: {} });
    expect((await sessions.getSessionAndUser('s1'))[1]?.id).toBe('a');
    await staff.update('a', { disabled: true });
    expect(await sessions.getSessionAndUser('s1')).toEqual([null, null]);
    expect(await sessions.getUserSessions('a')).toEqual([]);
    expect(await sessions.getSessionAndUser('s2')).toEqual([null, null]);
  }),
];
