/** What the directory knows of people beyond their accounts. */
import { expect } from 'vitest';
import type { Assignment } from '../../db/store.ts';
import { account } from './cases-rows.ts';
import { rule, type Case } from './cases.ts';

const assigned = (meetingId: string, staffId: string, role: Assignment['role'] = 'officer'): Assignment => ({
  meetingId,
  staffId,
  role,
});

export const peopleCases: readonly Case[] = [
  rule('ST-200 an account is for every meeting, or for those only that it is assigned to', async (ground) => {
    const { staff, sessions } = (await ground.open()).directory;
    await staff.add(account('a'));
    await staff.add(account('b', { everywhere: false }));
    expect([(await staff.byId('a'))?.everywhere, (await staff.byId('b'))?.everywhere]).toEqual([true, false]);
    await staff.update('a', { everywhere: false });
    await staff.update('b', { everywhere: true });
    expect((await staff.list()).map(({ everywhere }) => everywhere)).toEqual([false, true]);
    await sessions.setSession({ id: 's', userId: 'a', expiresAt: new Date('2999-01-01'), attributes: {} });
    expect((await sessions.getSessionAndUser('s'))[1]?.attributes).toMatchObject({ everywhere: false });
  }),

  rule('ST-201 a person has one role in a meeting; the later takes the place of the earlier', async (ground) => {
    const [one, other] = [(await ground.open()).directory.assignments, (await ground.open()).directory.assignments];
    expect(await one.find('m1', 'a')).toBeNull();
    await one.put(assigned('m1', 'a'));
    await other.put(assigned('m1', 'a', 'commander'));
    await one.put(assigned('m2', 'a'));
    await one.put(assigned('m1', 'b', 'moderator'));
    expect(await one.find('m1', 'a')).toEqual(assigned('m1', 'a', 'commander'));
    expect(await other.list('a')).toEqual([assigned('m1', 'a', 'commander'), assigned('m2', 'a')]);
    expect(await other.list(null)).toHaveLength(3);
    await other.remove('m1', 'a');
    await other.remove('m1', 'a');
    expect(await one.list('a')).toEqual([assigned('m2', 'a')]);
  }),

  rule('ST-201 of two who assign the same person at once, one has the last word', async (ground) => {
    const [one, other] = [(await ground.open()).directory.assignments, (await ground.open()).directory.assignments];
    const roles = ['officer', 'moderator', 'commander', 'officer', 'moderator'] as const;
    await Promise.all(roles.map((role, n) => (n % 2 ? one : other).put(assigned('m1', 'a', role))));
    const kept = await one.list(null);
    expect(kept).toHaveLength(1);
    expect(roles).toContain(kept[0]?.role);
  }),

  rule('ST-202 dropping those of a meeting leaves those of others', async (ground) => {
    const { assignments } = (await ground.open()).directory;
    for (const [meeting, person] of [
      ['m1', 'a'],
      ['m1', 'b'],
      ['m2', 'a'],
    ] as const) {
      await assignments.put(assigned(meeting, person));
    }
    await assignments.drop('m1');
    await assignments.drop('m1');
    expect(await assignments.list(null)).toEqual([assigned('m2', 'a')]);
  }),

  rule('ST-203 a factor is put, found, listed, replaced and removed; sessions tell who has one', async (ground) => {
    const { staff, factors, sessions } = (await ground.open()).directory;
    await staff.add(account('a'));
    await sessions.setSession({ id: 's', userId: 'a', expiresAt: new Date('2999-01-01'), attributes: {} });
    const hasOne = async () => (await sessions.getSessionAndUser('s'))[1]?.attributes;
    expect([await factors.find('a'), await factors.list()]).toEqual([null, []]);
    expect(await hasOne()).toMatchObject({ secondFactor: false });
    const first = { staffId: 'a', sealed: 'x', lastStep: 5, recovery: ['h1', 'h2'], since: 7 };
    await factors.put(first);
    expect(await factors.find('a')).toEqual(first);
    expect(await hasOne()).toMatchObject({ secondFactor: true });
    await factors.put({ ...first, sealed: 'y', recovery: [] });
    await factors.put({ ...first, staffId: 'b' });
    expect(await factors.list()).toEqual([
      { ...first, sealed: 'y', recovery: [] },
      { ...first, staffId: 'b' },
    ]);
    await factors.remove('a');
    await factors.remove('a');
    expect(await factors.list()).toHaveLength(1);
    expect(await hasOne()).toMatchObject({ secondFactor: false });
  }),

  rule('ST-204 of many who bring the same code, or the same recovery code, one has it', async (ground) => {
    const [one, other] = [(await ground.open()).directory.factors, (await ground.open()).directory.factors];
    await one.put({ staffId: 'a', sealed: 'x', lastStep: 5, recovery: ['h1', 'h2'], since: 7 });
    const times = [1, 2, 3, 4, 5, 6];
    const steps = await Promise.all(times.map((n) => (n % 2 ? one : other).useStep('a', 9)));
    expect(steps.filter((taken) => taken)).toHaveLength(1);
    expect([await one.useStep('a', 8), await one.useStep('a', 9), await one.useStep('b', 9)]).toEqual([
      false,
      false,
      false,
    ]);
    const codes = await Promise.all(times.map((n) => (n % 2 ? one : other).useRecovery('a', 'h1')));
    expect(codes.filter((taken) => taken)).toHaveLength(1);
    expect([await one.useRecovery('a', 'h3'), await one.useRecovery('b', 'h2')]).toEqual([false, false]);
    expect(await other.find('a')).toMatchObject({ lastStep: 9, recovery: ['h2'] });
    expect([await one.renew('a', 'x', ['h8', 'h9']), await one.renew('b', 'x', ['h8'])]).toEqual([true, false]);
    expect(await other.find('a')).toEqual({ staffId: 'a', sealed: 'x', lastStep: 9, recovery: ['h8', 'h9'], since: 7 });
    expect(await other.find('b')).toBeNull();
  }),

  rule('ST-210 an account is changed only if it has the password that is named, by one of many', async (ground) => {
    const [one, other] = [(await ground.open()).directory.staff, (await ground.open()).directory.staff];
    await one.add(account('a'));
    const set = (n: number) => (n % 2 ? one : other).update('a', { passwordHash: `$${n}` }, { passwordHash: null });
    const times = [1, 2, 3, 4, 5, 6];
    const first = await Promise.all(times.map(set));
    expect(first.filter((changed) => changed)).toHaveLength(1);
    const now = `$${times[first.indexOf(true)]}`;
    expect(await one.byId('a')).toEqual(account('a', { passwordHash: now }));
    expect(await other.update('a', { name: 'N', passwordHash: null }, { passwordHash: '$0' })).toBe(false);
    expect(await other.update('a', {}, { passwordHash: null })).toBe(false);
    expect(await other.update('b', { name: 'N' }, { passwordHash: null })).toBe(false);
    expect(await one.byId('a')).toEqual(account('a', { passwordHash: now }));
    expect(await other.update('a', {}, { passwordHash: now })).toBe(true);
    expect(await other.update('a', { passwordHash: null }, { passwordHash: now })).toBe(true);
    expect(await one.byId('a')).toEqual(account('a'));
  }),

  rule('ST-211 a factor gives way, changes and goes only if it is the one that is named', async (ground) => {
    const [one, other] = [(await ground.open()).directory.factors, (await ground.open()).directory.factors];
    const factor = (sealed: string) => ({ staffId: 'a', sealed, lastStep: 5, recovery: ['h1'], since: 7 });
    expect(await one.put(factor('x'), 'w')).toBe(false);
    expect(await one.find('a')).toBeNull();
    const times = [1, 2, 3, 4, 5, 6];
    const put = (over: string | null) => (n: number) => (n % 2 ? one : other).put(factor(`${over}${n}`), over);
    const first = await Promise.all(times.map(put(null)));
    expect(first.filter((written) => written)).toHaveLength(1);
    const there = `null${times[first.indexOf(true)]}`;
    expect(await one.find('a')).toEqual(factor(there));
    const second = await Promise.all(times.map(put(there)));
    expect(second.filter((written) => written)).toHaveLength(1);
    const now = factor(`${there}${times[second.indexOf(true)]}`);
    expect([await one.put(factor('y'), null), await one.renew('a', there, ['h2'])]).toEqual([false, false]);
    expect(await other.remove('a', there)).toBe(false);
    expect(await other.find('a')).toEqual(now);
    expect(await other.put({ ...now, staffId: 'b' }, null)).toBe(true);
    expect([await one.remove('a', now.sealed), await one.remove('a')]).toEqual([true, false]);
    expect(await other.list()).toEqual([{ ...now, staffId: 'b' }]);
  }),

  rule('ST-205 tries are counted once each, for a while, whoever counts', async (ground) => {
    const [one, other] = [(await ground.open()).directory.tries, (await ground.open()).directory.tries];
    const counted = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => (n % 2 ? one : other).count('k', 100, 1)));
    expect(counted.map(({ count }) => count).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await one.count('k', 500, 50)).toEqual({ count: 7, until: 100 });
    expect([await other.read('k', 99), await other.read('k', 100), await other.read('none', 0)]).toEqual([
      { count: 7, until: 100 },
      null,
      null,
    ]);
    expect(await one.count('k', 500, 100)).toEqual({ count: 1, until: 500 });
    await one.count('old', 200, 1);
    await one.tidy(200);
    expect([await other.read('old', 1), (await other.read('k', 1))?.count]).toEqual([null, 1]);
    await one.forget('k');
    await one.forget('k');
    expect(await other.read('k', 1)).toBeNull();
  }),

  rule('ST-206 settings of the agency are kept by name, and replaced whole', async (ground) => {
    const [one, other] = [(await ground.open()).directory.agency, (await ground.open()).directory.agency];
    expect(await one.read('staff')).toBeNull();
    await one.write('staff', { 'second.factor': true, $more: [1, { a: null }] });
    await one.write('other', {});
    expect(await other.read('staff')).toEqual({ 'second.factor': true, $more: [1, { a: null }] });
    await other.write('staff', { b: 1 });
    expect([await one.read('staff'), await one.read('other')]).toEqual([{ b: 1 }, {}]);
  }),

  rule('ST-207 what is kept with a session changes, and brings none back that ended', async (ground) => {
    const { staff, sessions } = (await ground.open()).directory;
    await staff.add(account('a'));
    await sessions.setSession({ id: 's', userId: 'a', expiresAt: new Date('2999-01-01'), attributes: { seen: 1 } });
    await sessions.updateSessionAttributes('s', { seen: 2, name: 'Desk' });
    expect((await sessions.getUserSessions('a'))[0]?.attributes).toEqual({ seen: 2, name: 'Desk' });
    await sessions.deleteSession('s');
    await sessions.updateSessionAttributes('s', { seen: 3 });
    expect(await sessions.getUserSessions('a')).toEqual([]);
  }),

  rule('ST-208 looking at a one-time link leaves it; none is seen that was taken or is over', async (ground) => {
    const { links } = (await ground.open()).directory;
    const link = { secretHash: 'h1', purpose: 'invite', staffId: 'a', expiresAt: 1000 } as const;
    await links.put(link);
    expect([await links.peek('h1', 999), await links.peek('h1', 999)]).toEqual([link, link]);
    expect([await links.peek('h1', 1000), await links.peek('never', 0)]).toEqual([null, null]);
    expect(await links.take('h1', 999)).toEqual(link);
    expect(await links.peek('h1', 999)).toBeNull();
    await links.put(link);
    await links.put({ ...link, secretHash: 'h2', staffId: 'b' });
    await links.drop('a');
    await links.drop('a');
    expect([await links.peek('h1', 1), (await links.peek('h2', 1))?.staffId]).toEqual([null, 'b']);
  }),
];
