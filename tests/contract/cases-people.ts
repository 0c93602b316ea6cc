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
];
