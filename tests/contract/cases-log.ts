/** The log: versions, conflicts, races, texts. */
import { expect } from 'vitest';
import type { JsonObject, Store } from '../../db/store.ts';
import { batchOf, refused, rule, type Case } from './cases.ts';

const odd = 'half \ud83d, whole 🗳️, NUL \u0000, عربي, quotes "\'`, line\u2028, \\u0000';

function nested(depth: number): unknown {
  return depth === 0 ? 'leaf' : { next: nested(depth - 1), list: [null, true, -0.5, 1e21, ''] };
}

/** Whoever wins version after version; each writer tries until it has placed `wanted` batches. */
async function contend(store: Store, meeting: string, who: string, wanted: number): Promise<number[]> {
  const won: number[] = [];
  let version = 0;
  while (won.length < wanted) {
    const count = 1 + (won.length % 3);
    const outcome = await store.log.append(meeting, version, batchOf(count, `${who}-${won.length}`));
    if (outcome === 'appended') {
      won.push(version + 1);
      version += count;
    } else {
      for (const batch of await store.log.read(meeting, version)) version += batch.events.length;
    }
  }
  return won;
}

export const logCases: readonly Case[] = [
  rule('ST-01 a batch is read back as it was appended, with its version', async (ground) => {
    const { log } = await ground.open();
    const first = { events: [{ type: 'idea.submitted', idea: 'i1', text: 't1', at: 17 }], texts: { t1: 'More light' } };
    expect(await log.append('m1', 0, first)).toBe('appended');
    expect(await log.append('m1', 1, batchOf(3, 'second'))).toBe('appended');
    expect(await log.append('m1', 4, batchOf(1, 'third', { t2: 'a', t3: '' }))).toBe('appended');
    expect(await log.read('m1', 0)).toEqual([
      { firstVersion: 1, ...first },
      { firstVersion: 2, ...batchOf(3, 'second') },
      { firstVersion: 5, ...batchOf(1, 'third', { t2: 'a', t3: '' }) },
    ]);
  }),

  rule('ST-02 an unknown meeting has an empty log', async (ground) => {
    const { log } = await ground.open();
    expect(await log.read('nobody', 0)).toEqual([]);
  }),

  rule('ST-03 a batch without events is refused as empty and writes nothing', async (ground) => {
    const { log } = await ground.open();
    await refused(log.append('m1', 0, { events: [], texts: { t1: 'orphan' } }), 'empty');
    expect(await log.append('m1', 0, batchOf(1, 'x'))).toBe('appended');
    expect(await log.read('m1', 0)).toEqual([{ firstVersion: 1, ...batchOf(1, 'x') }]);
  }),

  rule('ST-04 of two racing appends one wins, the other conflicts and leaves nothing', async (ground) => {
    const [one, other] = [await ground.open(), await ground.open()];
    const mine = batchOf(2, 'one', { ta: 'from one' });
    const theirs = batchOf(1, 'other', { tb: 'from other' });
    const outcomes = await Promise.all([one.log.append('m1', 0, mine), other.log.append('m1', 0, theirs)]);
    expect([...outcomes].sort()).toEqual(['appended', 'conflict']);
    const winner = outcomes[0] === 'appended' ? mine : theirs;
    expect(await one.log.read('m1', 0)).toEqual([{ firstVersion: 1, ...winner }]);
    expect(await other.log.read('m1', 0)).toEqual([{ firstVersion: 1, ...winner }]);
  }),

  rule('ST-05 of many racing writers exactly one wins each version and no version is missing', async (ground) => {
    const [one, other] = [await ground.open(), await ground.open()];
    const writers = ['a', 'b', 'c', 'd', 'e', 'f'];
    const won = await Promise.all(writers.map((who, n) => contend(n % 2 ? one : other, 'm1', who, 8)));
    const batches = await one.log.read('m1', 0);
    expect(batches.map((batch) => batch.firstVersion)).toEqual(won.flat().sort((a, b) => a - b));
    expect(new Set(batches.map((batch) => batch.events[0]?.who)).size).toBe(48);
    let next = 1;
    for (const batch of batches) {
      expect(batch.firstVersion).toBe(next);
      next += batch.events.length;
    }
  }),

  rule('ST-06 an append behind the end of the log conflicts, also inside a batch of somebody else', async (ground) => {
    const { log } = await ground.open();
    const stale = await ground.open();
    await log.append('m1', 0, batchOf(3, 'long'));
    expect(await stale.log.append('m1', 0, batchOf(1, 'stale'))).toBe('conflict');
    expect(await stale.log.append('m1', 1, batchOf(1, 'stale'))).toBe('conflict');
    expect(await stale.log.append('m1', 2, batchOf(1, 'stale', { t1: 'never' }))).toBe('conflict');
    expect(await log.read('m1', 0)).toEqual([{ firstVersion: 1, ...batchOf(3, 'long') }]);
  }),

  rule('ST-07 an append ahead of the end of the log is refused as a gap and writes nothing', async (ground) => {
    const { log } = await ground.open();
    const ahead = await ground.open();
    await log.append('m1', 0, batchOf(2, 'x'));
    await refused(ahead.log.append('m1', 3, batchOf(1, 'ahead')), 'gap');
    await refused(ahead.log.append('m2', 1, batchOf(1, 'ahead')), 'gap');
    expect(await log.read('m1', 0)).toEqual([{ firstVersion: 1, ...batchOf(2, 'x') }]);
    expect(await log.read('m2', 0)).toEqual([]);
  }),

  rule('ST-08 reading from a version gives only what came after it', async (ground) => {
    const { log } = await ground.open();
    for (const version of [0, 2, 4, 6, 8, 10]) await log.append('m1', version, batchOf(2, `v${version}`));
    expect((await log.read('m1', 8)).map((batch) => batch.firstVersion)).toEqual([9, 11]);
    expect(await log.read('m1', 12)).toEqual([]);
  }),

  rule('ST-09 a log that lost a batch cannot be read past it', async (ground) => {
    const { log } = await ground.open();
    for (const version of [0, 2, 4, 6]) await log.append('m1', version, batchOf(2, `v${version}`));
    await ground.lose('m1', 3);
    const reader = (await ground.open()).log;
    await refused(reader.read('m1', 0), 'gap');
    await refused(reader.read('m1', 2), 'gap');
    expect((await reader.read('m1', 4)).map((batch) => batch.firstVersion)).toEqual([5, 7]);
  }),

  rule('ST-12 meetings do not touch each other, whatever their ids look like', async (ground) => {
    const { log } = await ground.open();
    const ids = [
      'a',
      'a:1',
      'a:1:1',
      'A',
      'a%',
      'a_',
      'a/b',
      '$a',
      'a.b',
      "a'; drop table batches; --",
      'ä',
      '__proto__',
    ];
    await Promise.all(ids.map((id) => log.append(id, 0, batchOf(1, id, { t: id, '1': id }))));
    await Promise.all(ids.map((id) => log.append(id, 1, batchOf(1, `${id} again`))));
    for (const id of ids) {
      expect(await log.read(id, 0)).toEqual([
        { firstVersion: 1, ...batchOf(1, id, { t: id, '1': id }) },
        { firstVersion: 2, ...batchOf(1, `${id} again`) },
      ]);
    }
  }),

  rule('ST-13 every JSON value and every string survives unchanged', async (ground) => {
    const { log } = await ground.open();
    const events: JsonObject[] = [
      { type: odd, [odd]: odd, none: null, no: false, zero: 0, deep: nested(30), dollar: { $set: { 'a.b': 1 } } },
      { big: Number.MAX_SAFE_INTEGER, small: Number.MIN_VALUE, empty: {}, list: [] },
    ];
    const texts = Object.fromEntries([
      ['t1', odd],
      ['__proto__', 'own'],
      ['a.b$c', ''],
    ]);
    await log.append('m1', 0, { events, texts });
    const reader = (await ground.open()).log;
    const [batch] = await reader.read('m1', 0);
    expect(batch?.events).toEqual(events);
    expect(Object.entries(batch?.texts ?? {}).sort()).toEqual(Object.entries(texts).sort());
  }),

  rule('ST-14 a batch of thousands of events with long texts is one batch', async (ground) => {
    const { log } = await ground.open();
    const texts: Record<string, string> = {};
    for (let n = 0; n < 1500; n++) texts[`t${n}`] = `${n} ${'é'.repeat(400)}`;
    const batch = batchOf(5000, 'crowd', texts);
    expect(await log.append('m1', 0, batch)).toBe('appended');
    expect(await log.append('m1', 5000, batchOf(1, 'next'))).toBe('appended');
    const [first, second] = await (await ground.open()).log.read('m1', 0);
    expect(first).toEqual({ firstVersion: 1, ...batch });
    expect(second?.firstVersion).toBe(5001);
  }),

  rule('ST-15 nothing that goes in or comes out is shared with the store', async (ground) => {
    const store = await ground.open();
    const event = { type: 'x', list: [1] };
    const texts = { t1: 'before' };
    const appending = store.log.append('m1', 0, { events: [event], texts });
    event.list.push(2);
    texts.t1 = 'after';
    await appending;
    const [read] = await store.log.read('m1', 0);
    expect(read).toEqual({ firstVersion: 1, events: [{ type: 'x', list: [1] }], texts: { t1: 'before' } });
    Object.assign(read?.events[0] ?? {}, { type: 'changed' });
    Object.assign(read?.texts ?? {}, { t1: 'changed' });
    expect((await store.log.read('m1', 0))[0]).toEqual({
      firstVersion: 1,
      events: [{ type: 'x', list: [1] }],
      texts: { t1: 'before' },
    });
    const area = { id: 'a', name: 'North', zips: ['10001'] };
    await store.directory.areas.put(area);
    area.zips.push('10002');
    const [kept] = await store.directory.areas.list();
    expect(kept?.zips).toEqual(['10001']);
  }),

  rule('ST-17 appends that arrive together share no fate: a refused one spoils no other', async (ground) => {
    const { log } = await ground.open();
    await log.append('taken', 0, batchOf(1, 'first'));
    const outcomes = await Promise.allSettled([
      log.append('m1', 0, batchOf(1, 'm1', { t: 'one' })),
      log.append('taken', 0, batchOf(1, 'late', { t: 'lost' })),
      log.append('m2', 0, { events: [], texts: {} }),
      log.append('m3', 7, batchOf(1, 'ahead')),
      log.append('m1', 1, batchOf(1, 'm1 again')),
      log.append('m4', 0, batchOf(1, 'm4')),
    ]);
    expect(outcomes.filter((_, n) => n !== 4)).toMatchObject([
      { value: 'appended' },
      { value: 'conflict' },
      { reason: { code: 'empty' } },
      { reason: { code: 'gap' } },
      { value: 'appended' },
    ]);
    expect((await log.read('m1', 0))[0]).toEqual({ firstVersion: 1, ...batchOf(1, 'm1', { t: 'one' }) });
    expect(await log.read('taken', 0)).toEqual([{ firstVersion: 1, ...batchOf(1, 'first') }]);
    expect(await log.read('m4', 0)).toEqual([{ firstVersion: 1, ...batchOf(1, 'm4') }]);
  }),
];
