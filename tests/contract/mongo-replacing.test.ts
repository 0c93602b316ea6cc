import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { MongoConnection } from '../../db/mongo/connection.ts';
import { MongoLog } from '../../db/mongo/log.ts';
import { prepareSchema } from '../../db/mongo/schema.ts';
import { batchOf } from './cases.ts';
import { TestMongo } from './ground-mongo.ts';

let mongo: TestMongo;
let connection: MongoConnection;

beforeAll(async () => {
  mongo = await TestMongo.start();
  connection = await MongoConnection.open(mongo.freshUrl());
  await prepareSchema(connection.main);
}, 240_000);
afterAll(async () => {
  await connection.close();
  await mongo.stop();
});
afterEach(async () => {
  for (const name of ['batches', 'texts', 'replacements', 'replacing']) {
    await connection.main.collection(name).deleteMany({});
  }
});

/** A process that does something else in place of its write number `at`, counted from 0: it dies, or waits. */
function process(at = Infinity, instead: () => Promise<void> = () => Promise.reject(new Error('killed'))): MongoLog {
  let writes = 0;
  let dead = false;
  return new MongoLog({
    main: connection.main,
    use: (work) => (dead ? Promise.reject(new Error('killed')) : connection.use(work)),
    fromNow: () => connection.fromNow(),
    write: async (work) => {
      if (writes++ === at) {
        await instead().catch((error: unknown) => {
          dead = true;
          throw error;
        });
      }
      if (dead) throw new Error('killed');
      return connection.write(work);
    },
  });
}

const left = [batchOf(3, 'left', { t1: 'left' }), batchOf(3, 'left')];
const whole = [
  { firstVersion: 1, ...batchOf(3, 'left', { t1: 'left' }) },
  { firstVersion: 4, ...batchOf(3, 'left') },
  { firstVersion: 7, ...batchOf(1, 'after') },
];
const old = Array.from({ length: 6 }, (_, n) => batchOf(1, 'old', { [`t${n}`]: 'old' }));

async function written(meeting: string): Promise<void> {
  const log = process();
  for (const [n, batch] of old.entries()) await log.append(meeting, n, batch);
  await log.append(meeting, 6, batchOf(1, 'after'));
}

const isWhole = (batches: readonly { events: readonly { who?: unknown }[] }[]) =>
  [`${'old '.repeat(6)}after`, 'left left after'].includes(batches.map(({ events }) => events[0]?.who).join(' '));

/** The writes of a replacement of this log; and some of them. */
const STEPS = [0, 1, 2, 3, 4, 5, 6, 7];
const SOME = [2, 3, 5, 7];

it('ST-252 one that stops at any step, and another that stops at any, leave a log that is whole', async () => {
  for (const first of STEPS) {
    for (const second of SOME) {
      const meeting = `m-${first}-${second}`;
      await written(meeting);
      await process(first)
        .replace(meeting, 6, left)
        .catch(() => {});
      await process(second)
        .replace(meeting, 6, left)
        .catch(() => {});
      expect(isWhole(await process().read(meeting, 0)), meeting).toBe(true);
      await process().replace(meeting, 6, left);
      expect(await process().read(meeting, 0), meeting).toEqual(whole);
    }
  }
}, 60_000);

it('ST-252 one that waits at any step while another one is made whole, or stops, does it no harm', async () => {
  for (const first of STEPS) {
    for (const second of [...SOME, Infinity]) {
      const meeting = `w-${first}-${second}`;
      await written(meeting);
      const meanwhile = async () => {
        await process(second)
          .replace(meeting, 6, left)
          .catch(() => {});
        expect(isWhole(await process().read(meeting, 0)), meeting).toBe(true);
      };
      await process(first, meanwhile).replace(meeting, 6, left);
      expect(await process().read(meeting, 0), meeting).toEqual(whole);
    }
  }
}, 60_000);

it('ST-253 nothing that was laid ready is left, whoever laid it; what is scrubbed meanwhile does not come back', async () => {
  for (const stopped of STEPS) {
    const meeting = `s-${stopped}`;
    await written(meeting);
    await process(stopped)
      .replace(meeting, 6, left)
      .catch(() => {});
    await process().scrub(meeting, ['t1']);
    expect((await process().read(meeting, 0)).flatMap(({ texts }) => Object.keys(texts))).not.toContain('t1');
    await process().replace(meeting, 6, [batchOf(6, 'left')]);
    expect(await connection.main.collection('replacements').countDocuments({ meeting }), meeting).toBe(0);
  }
}, 60_000);

it('ST-270 who is late with a round, while a later one is in the middle, goes on with the later one', async () => {
  const other = [batchOf(6, 'other')];
  for (const late of [0, 1, 2, 3, 4]) {
    // Five writes end the first round; then the other is laid ready, ordered, and carried over.
    for (const stopped of [6, 7, 8, 9, 10]) {
      const meeting = `l-${late}-${stopped}`;
      await written(meeting);
      await process(3)
        .replace(meeting, 6, left)
        .catch(() => {});
      const meanwhile = () =>
        process(stopped)
          .replace(meeting, 6, other)
          .catch(() => {});
      const seen = await process(late, meanwhile).read(meeting, 0);
      expect(['left left after', 'other after'], meeting).toContain(seen.map(({ events }) => events[0]?.who).join(' '));
      await process().replace(meeting, 6, left);
      expect(await process().read(meeting, 0), meeting).toEqual(whole);
    }
  }
}, 60_000);

it('ST-271 what was laid already is not laid again, by who lost the round or by who comes later', async () => {
  const meeting = 'again';
  await written(meeting);
  // It waits before it gives its order.
  await process(2, () => process().replace(meeting, 6, left)).replace(meeting, 6, left);
  await process().replace(meeting, 6, left);
  expect(await process().read(meeting, 0)).toEqual(whole);
  expect(await connection.main.collection('replacing').countDocuments({ meeting })).toBe(1);
  expect(await connection.main.collection('replacements').countDocuments({ meeting })).toBe(0);
});

it('ST-272 a text that is scrubbed while it is carried over does not come back', async () => {
  for (const waiting of STEPS.slice(1)) {
    const meeting = `b-${waiting}`;
    await written(meeting);
    await process(waiting, () => process().scrub(meeting, ['t1'])).replace(meeting, 6, left);
    const read = await process().read(meeting, 0);
    expect(
      read.flatMap(({ texts }) => Object.keys(texts)),
      meeting
    ).not.toContain('t1');
    expect(
      read.map(({ events }) => events[0]?.who),
      meeting
    ).toEqual(['left', 'left', 'after']);
  }
}, 60_000);
