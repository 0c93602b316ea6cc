/** Keys, agendas, and the life of a store. */
import { expect } from 'vitest';
import type { Store } from '../../db/store.ts';
import { account, meeting } from './cases-rows.ts';
import { batchOf, refused, rule, type Case } from './cases.ts';

function bytes(...values: number[]): Uint8Array {
  return Uint8Array.from(values);
}

async function updatesOf(store: Store, id: string): Promise<number[][]> {
  return (await store.agendas.load(id)).map(({ update }) => [...update]);
}

export const keepingCases: readonly Case[] = [
  rule('ST-29 a meeting has one key of 32 random bytes, the same for every caller at once', async (ground) => {
    const stores = [await ground.open(), await ground.open()];
    const keys = await Promise.all([...stores, ...stores, ...stores].map(({ keyring }) => keyring.keyFor('m1')));
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[A-Za-z0-9_-]{43}$/);
    for (const { keyring } of stores) expect(await keyring.keyFor('m2')).not.toBe(keys[0]);
  }),

  rule('ST-30 a destroyed key is gone for every caller, others stay', async (ground) => {
    const [one, other] = [(await ground.open()).keyring, (await ground.open()).keyring];
    const [gone, kept] = [await one.keyFor('m1'), await one.keyFor('m2')];
    await other.destroy('m1');
    await other.destroy('m1');
    expect(await one.keyFor('m1')).not.toBe(gone);
    expect(await other.keyFor('m2')).toBe(kept);
  }),

  rule(
    'ST-184 keys can be listed for a copy that is kept apart, and put in from it where there is none',
    async (ground) => {
      const [one, other] = [(await ground.open()).keyring, (await ground.open()).keyring];
      expect([...(await one.list())]).toEqual([]);
      const key = await one.keyFor('m1');
      await other.keep('m1', 'another');
      await other.keep('m2', 'from a copy');
      expect(new Map([...(await one.list())].sort())).toEqual(
        new Map([
          ['m1', key],
          ['m2', 'from a copy'],
        ])
      );
      expect(await one.keyFor('m2')).toBe('from a copy');
    }
  ),

  rule('ST-31 updates of an agenda come back byte by byte, in order, at increasing positions', async (ground) => {
    const store = await ground.open();
    const large = Buffer.alloc(300_000, 7);
    const sent = bytes(0, 255, 1);
    const positions = [await store.agendas.append('m1', sent)];
    sent[0] = 99;
    positions.push(await store.agendas.append('m1', large), await store.agendas.append('m1', bytes()));
    await store.agendas.append('m2', bytes(5));
    large[0] = 0;
    const loaded = await store.agendas.load('m1');
    expect(loaded.map(({ position }) => position)).toEqual(positions);
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(loaded.map(({ update }) => update.length)).toEqual([3, 300_000, 0]);
    expect(loaded[0]?.update).toEqual(bytes(0, 255, 1));
    expect(loaded[1]?.update.every((byte) => byte === 7)).toBe(true);
    loaded[0]?.update.fill(1);
    expect((await updatesOf(store, 'm1'))[0]).toEqual([0, 255, 1]);
    expect(await store.agendas.load('none')).toEqual([]);
  }),

  rule('ST-32 compacting replaces exactly the named updates, whoever appends meanwhile', async (ground) => {
    const [one, other] = [await ground.open(), await ground.open()];
    const positions = [];
    for (const n of [1, 2, 3]) positions.push(await one.agendas.append('m1', bytes(n)));
    await one.agendas.append('m2', bytes(9));
    await Promise.all([
      one.agendas.compact('m1', positions, bytes(1, 2, 3)),
      ...[11, 12, 13, 14].map((n) => other.agendas.append('m1', bytes(n))),
    ]);
    const kept = await updatesOf(other, 'm1');
    expect(kept.map(String).sort()).toEqual(['1,2,3', '11', '12', '13', '14']);
    expect(await updatesOf(other, 'm2')).toEqual([[9]]);
  }),

  rule('ST-33 two compactions at once lose no update', async (ground) => {
    const [one, other] = [await ground.open(), await ground.open()];
    const positions: number[] = [];
    for (const n of [1, 2, 3, 4]) positions.push(await one.agendas.append('m1', bytes(n)));
    await one.agendas.compact('m1', positions.slice(0, 3), bytes(1, 2, 3));
    await other.agendas.compact('m1', positions.slice(1, 4), bytes(2, 3, 4));
    await other.agendas.append('m1', bytes(5));
    const seen = new Set((await updatesOf(one, 'm1')).flat());
    expect([...seen].sort()).toEqual([1, 2, 3, 4, 5]);
  }),

  rule('ST-34 dropping an agenda removes its updates; a compaction begun before hits nothing newer', async (ground) => {
    const { agendas } = await ground.open();
    const positions = [await agendas.append('m1', bytes(1)), await agendas.append('m1', bytes(2))];
    await agendas.append('m2', bytes(3));
    await agendas.drop('m1');
    await agendas.drop('m1');
    expect(await agendas.load('m1')).toEqual([]);
    expect(await agendas.load('m2')).toHaveLength(1);
    await agendas.append('m1', bytes(7));
    await agendas.compact('m1', positions, bytes(1, 2));
    expect((await agendas.load('m1')).map(({ update }) => [...update])).toContainEqual([7]);
  }),

  rule('ST-35 a store answers a ping until it is closed, and refuses everything afterwards', async (ground) => {
    const store = await ground.open();
    await store.ping();
    await store.close();
    await store.close();
    await refused(store.ping(), 'closed');
    await refused(store.log.append('m1', 0, batchOf(1)), 'closed');
    await refused(store.log.read('m1', 0), 'closed');
    await refused(store.directory.staff.list(), 'closed');
    await refused(store.keyring.keyFor('m1'), 'closed');
    await refused(store.agendas.append('m1', bytes(1)), 'closed');
  }),

  rule('ST-36 closing finishes what is under way', async (ground) => {
    const store = await ground.open();
    const appends = Promise.all([0, 1, 2, 3].map((n) => store.log.append(`m${n}`, 0, batchOf(2, 'late', { t: 'x' }))));
    await store.close();
    expect(await appends).toEqual(['appended', 'appended', 'appended', 'appended']);
    const again = await ground.open();
    for (const n of [0, 1, 2, 3])
      expect(await again.log.read(`m${n}`, 0)).toEqual([{ firstVersion: 1, ...batchOf(2, 'late', { t: 'x' }) }]);
  }),

  rule('ST-37 opening again finds everything', async (ground) => {
    const store = await ground.open();
    await store.log.append('m1', 0, batchOf(2, 'x', { t1: 'text' }));
    await store.directory.staff.add(account('a'));
    await store.directory.links.put({ secretHash: 'h', purpose: 'setup', staffId: null, expiresAt: 10 });
    await store.directory.meetings.add(meeting('m1'));
    await store.directory.areas.put({ id: 'a', name: 'North', zips: ['10001'] });
    await store.directory.sessions.setSession({ id: 's', userId: 'a', expiresAt: new Date(5e12), attributes: {} });
    await store.agendas.append('m1', bytes(1, 2));
    const key = await store.keyring.keyFor('m1');
    await store.close();
    const again = await ground.open();
    expect(await again.log.read('m1', 0)).toEqual([{ firstVersion: 1, ...batchOf(2, 'x', { t1: 'text' }) }]);
    expect(await again.log.append('m1', 0, batchOf(1))).toBe('conflict');
    expect(await again.log.append('m1', 2, batchOf(1))).toBe('appended');
    expect(await again.directory.staff.list()).toEqual([account('a')]);
    expect((await again.directory.links.take('h', 9))?.purpose).toBe('setup');
    expect(await again.directory.meetings.list()).toEqual([meeting('m1')]);
    expect(await again.directory.areas.list()).toEqual([{ id: 'a', name: 'North', zips: ['10001'] }]);
    expect((await again.directory.sessions.getUserSessions('a')).map(({ id }) => id)).toEqual(['s']);
    expect(await updatesOf(again, 'm1')).toEqual([[1, 2]]);
    expect(await again.keyring.keyFor('m1')).toBe(key);
  }),
];
