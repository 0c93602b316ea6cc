/** Texts: written once, scrubbed, dropped. */
import { expect } from 'vitest';
import { batchOf, rule, type Case } from './cases.ts';

export const textCases: readonly Case[] = [
  rule(
    'ST-120 what ties a batch to the log is kept with it, and the salt of a text goes with the text',
    async (ground) => {
      const { log } = await ground.open();
      const tied = { ...batchOf(1, 'x', { t1: 'stays', '123': 'goes' }), chain: 'before.own' };
      const batch = { ...tied, seals: { t1: 'seal-1', '123': 'seal-2' }, salts: { t1: 'salt-1', '123': 'salt-2' } };
      await log.append('m1', 0, batch);
      await log.append('m1', 1, { ...batchOf(1), chain: 'own.next' });
      await log.append('m1', 2, batchOf(1));
      const after = [
        { firstVersion: 2, ...batchOf(1), chain: 'own.next' },
        { firstVersion: 3, ...batchOf(1) },
      ];
      expect(await log.read('m1', 0)).toEqual([{ firstVersion: 1, ...batch }, ...after]);
      await log.scrub('m1', ['123']);
      const scrubbed = { ...batch, texts: { t1: 'stays' }, salts: { t1: 'salt-1' } };
      expect(await log.read('m1', 0)).toEqual([{ firstVersion: 1, ...scrubbed }, ...after]);
    }
  ),

  rule('ST-10 scrubbing removes those texts for every reader and no event', async (ground) => {
    const [one, other] = [await ground.open(), await ground.open()];
    const batch = batchOf(2, 'x', { t1: 'stays', t2: 'goes', t3: 'goes too' });
    await one.log.append('m1', 0, batch);
    await one.log.append('m2', 0, batchOf(1, 'x', { t2: 'of another meeting' }));
    await other.log.read('m1', 0);
    await one.log.scrub('m1', ['t2', 't3', 'unknown']);
    await one.log.scrub('m1', ['t2', 't3', 'unknown']);
    await one.log.scrub('m1', []);
    for (const { log } of [one, other])
      expect(await log.read('m1', 0)).toEqual([{ firstVersion: 1, events: batch.events, texts: { t1: 'stays' } }]);
    expect((await other.log.read('m2', 0))[0]?.texts).toEqual({ t2: 'of another meeting' });
  }),

  rule('ST-11 dropping removes one meeting wholly; it starts again at version 0', async (ground) => {
    const { log } = await ground.open();
    await log.append('m1', 0, batchOf(2, 'x', { t1: 'gone' }));
    await log.append('m10', 0, batchOf(2, 'x', { t1: 'kept' }));
    await log.drop('m1');
    await log.drop('m1');
    expect(await log.read('m1', 0)).toEqual([]);
    expect((await log.read('m10', 0))[0]?.texts).toEqual({ t1: 'kept' });
    expect(await log.append('m1', 0, batchOf(1, 'new', { t1: 'new' }))).toBe('appended');
    expect(await log.read('m1', 0)).toEqual([{ firstVersion: 1, ...batchOf(1, 'new', { t1: 'new' }) }]);
  }),

  rule('ST-16 a text is written once: bringing its id again does not change it', async (ground) => {
    const { log } = await ground.open();
    await log.append('m1', 0, batchOf(1, 'x', { t1: 'first', t2: 'second' }));
    expect(await log.append('m1', 1, batchOf(1, 'x', { t1: 'changed', t3: 'third' }))).toBe('appended');
    const texts = (await log.read('m1', 0)).map((batch) => batch.texts);
    expect(texts[0]).toEqual({ t1: 'first', t2: 'second' });
    expect(texts[1]).toMatchObject({ t3: 'third' });
    expect(Object.values(texts[1] ?? {})).not.toContain('changed');
  }),
];
