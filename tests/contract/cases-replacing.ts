/** Replacing the beginning of a log, as the end of retention does. */
import { expect } from 'vitest';
import { batchOf, refused, rule, type Case } from './cases.ts';

const kept = { ...batchOf(2, 'left', { t1: 'stays' }), chain: '.new', seals: { t1: 'seal' }, salts: { t1: 'salt' } };

export const replacingCases: readonly Case[] = [
  rule('ST-180 what is replaced is gone, texts too; what comes after it, and other logs, stay', async (ground) => {
    const [one, other] = [await ground.open(), await ground.open()];
    await one.log.append('m1', 0, batchOf(1, 'old', { t1: 'stays', t2: 'goes' }));
    await one.log.append('m1', 1, batchOf(2, 'old', { t3: 'goes too' }));
    await one.log.append('m1', 3, { ...batchOf(1, 'end', { t4: 'later' }), chain: 'old.end' });
    await one.log.append('m10', 0, batchOf(3, 'x', { t2: 'of another' }));
    await other.log.read('m1', 0);
    await one.log.replace('m1', 3, [kept, batchOf(1, 'left')]);
    const after = [
      { firstVersion: 1, ...kept },
      { firstVersion: 3, ...batchOf(1, 'left') },
      { firstVersion: 4, ...batchOf(1, 'end', { t4: 'later' }), chain: 'old.end' },
    ];
    for (const { log } of [one, other]) expect(await log.read('m1', 0)).toEqual(after);
    expect(await other.log.read('m1', 3)).toEqual(after.slice(2));
    expect((await other.log.read('m10', 0))[0]?.texts).toEqual({ t2: 'of another' });
    // Whoever held the log before goes on where it was.
    expect(await other.log.append('m1', 3, batchOf(1, 'late'))).toBe('conflict');
    expect(await other.log.append('m1', 4, batchOf(1, 'next'))).toBe('appended');
    await one.log.replace('m1', 3, [kept, batchOf(1, 'left')]);
    expect(await other.log.read('m1', 0)).toEqual([...after, { firstVersion: 5, ...batchOf(1, 'next') }]);
    await one.log.drop('m1');
    expect(await other.log.read('m1', 0)).toEqual([]);
    expect(await other.log.append('m1', 0, batchOf(1, 'new'))).toBe('appended');
    expect(await one.log.read('m1', 0)).toEqual([{ firstVersion: 1, ...batchOf(1, 'new') }]);
  }),

  rule('ST-181 nobody reads a mixture while it is replaced', async (ground) => {
    const [one, other] = [await ground.open(), await ground.open()];
    for (let n = 0; n < 12; n += 1) await one.log.append('m1', n, batchOf(1, 'old', { [`t${n}`]: 'old' }));
    const left = Array.from({ length: 4 }, () => batchOf(3, 'left'));
    const seen = new Set<string>();
    const replaced = new AbortController();
    const reading = (async () => {
      while (!replaced.signal.aborted) {
        const batches = await other.log.read('m1', 0);
        seen.add(batches.map(({ events }) => `${String(events[0]?.who)}${events.length}`).join(' '));
        // Lets the one that replaces go on, where nothing waits for a disk.
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    await one.log.replace('m1', 12, left);
    replaced.abort();
    await reading;
    const whole = [Array(12).fill('old1').join(' '), Array(4).fill('left3').join(' ')];
    for (const one of seen) expect(whole).toContain(one);
    expect(await other.log.read('m1', 0)).toHaveLength(4);
  }),

  rule(
    'ST-182 what does not make as many versions, or ends in the middle of a batch, replaces nothing',
    async (ground) => {
      const { log } = await ground.open();
      await log.append('m1', 0, batchOf(2, 'old', { t1: 'stays' }));
      await log.append('m1', 2, batchOf(2, 'old'));
      const before = await log.read('m1', 0);
      await refused(log.replace('m1', 2, [batchOf(1, 'left')]), 'gap');
      await refused(log.replace('m1', 3, [batchOf(3, 'left')]), 'gap');
      await refused(log.replace('m1', 5, [batchOf(5, 'left')]), 'gap');
      await refused(log.replace('m1', 2, [batchOf(2, 'left'), batchOf(0)]), 'empty');
      await refused(log.replace('nobody', 1, [batchOf(1, 'left')]), 'gap');
      expect(await log.read('m1', 0)).toEqual(before);
      expect(await log.read('nobody', 0)).toEqual([]);
    }
  ),

  rule('ST-250 who still takes the middle of what is there now for the end cannot write there', async (ground) => {
    const [one, other] = [await ground.open(), await ground.open()];
    for (let n = 0; n < 3; n += 1) expect(await other.log.append('m1', n, batchOf(1, 'old'))).toBe('appended');
    for (let n = 3; n < 7; n += 2) await one.log.append('m1', n, batchOf(2, 'old'));
    await one.log.replace('m1', 7, [batchOf(7, 'left')]);
    for (let n = 0; n < 3; n += 1) {
      expect(await other.log.append('m1', n, batchOf(1, 'late', { [`late-${n}`]: 'x' }))).toBe('conflict');
    }
    expect(await other.log.append('m1', 3, batchOf(1, 'late'))).toBe('conflict');
    expect(await other.log.append('m1', 5, batchOf(3, 'late'))).toBe('conflict');
    for (const { log } of [one, other]) {
      expect(await log.read('m1', 0)).toEqual([{ firstVersion: 1, ...batchOf(7, 'left') }]);
    }
    expect(await other.log.append('m1', 7, batchOf(1, 'next'))).toBe('appended');
  }),

  rule(
    'ST-251 several replace the same at once, while others read: it is replaced, and whole at every moment',
    async (ground) => {
      const stores = await Promise.all([ground.open(), ground.open(), ground.open()]);
      const [one] = stores;
      const log = Array.from({ length: 12 }, (_, n) => batchOf(1, 'old', { [`t${n}`]: 'old' }));
      const left = Array.from({ length: 4 }, (_, n) => batchOf(3, 'left', { [`t${n}`]: 'left' }));
      const whole = left.map((batch, n) => ({ firstVersion: 3 * n + 1, ...batch }));
      for (let round = 0; round < 5; round += 1) {
        const meeting = `m${round}`;
        for (const [n, batch] of log.entries()) await one.log.append(meeting, n, batch);
        await one.log.append(meeting, 12, batchOf(1, 'after'));
        const racing = Promise.allSettled(stores.map((store) => store.log.replace(meeting, 12, left)));
        const seen = await Promise.all(stores.map((store) => store.log.read(meeting, 0)));
        for (const batches of seen) expect([5, 13]).toContain(batches.length);
        for (const { status } of await racing) expect(status).toBe('fulfilled');
        for (const store of stores) {
          expect(await store.log.read(meeting, 0)).toEqual([...whole, { firstVersion: 13, ...batchOf(1, 'after') }]);
        }
      }
    }
  ),
];
