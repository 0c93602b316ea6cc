import net from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MongoConnection } from '../../db/mongo/connection.ts';
import { openMongoStore } from '../../db/mongo/store.ts';
import { batchOf } from './cases.ts';
import { TestMongo } from './ground-mongo.ts';

const answered = (asked: Promise<unknown>): Promise<boolean> =>
  asked.then(
    () => true,
    () => false
  );

describe('a MongoDB that is killed', () => {
  // Its own, also where a server is given.
  let mongo: TestMongo;
  beforeAll(async () => {
    mongo = await TestMongo.start({ own: true });
  }, 240_000);
  afterAll(() => mongo.stop());

  it('ST-74 a kill of the server loses no acknowledged append, round after round', { timeout: 60_000 }, async () => {
    const url = mongo.freshUrl();
    const store = await openMongoStore(url);
    const acked = new Map<string, string>();
    const refusals: string[] = [];
    for (const [round, enough] of [40, 7, 90].entries()) {
      let [count, over] = [0, false];
      let reach: () => void = () => {};
      const reached = new Promise<void>((resolve) => (reach = resolve));
      const fill = async (meeting: string): Promise<void> => {
        let version = (await store.log.read(meeting, 0)).reduce((end, batch) => end + batch.events.length, 0);
        while (!over) {
          const who = `${round}-${version}`;
          const size = 1 + (version % 3);
          const outcome = await store.log.append(meeting, version, batchOf(size, who, { [`t${who}`]: who }));
          if (outcome !== 'appended') refusals.push(`${meeting} ${who} ${outcome}`);
          acked.set(`${meeting}:${version + 1}`, who);
          version += size;
          if (++count === enough) reach();
        }
      };
      const writers = ['m0', 'm1', 'm2', 'm3'].map(async (meeting) => {
        // Until the driver has noticed the restart, everything fails at once; it needs the event loop to notice. A write that
        // begins while the server is away may as well wait for it and succeed: nobody can count on an error to stop.
        while (!over) await fill(meeting).catch(() => setImmediate());
      });
      await reached;
      await mongo.killAndRestart();
      over = true;
      await Promise.all(writers);
    }
    expect(refusals).toEqual([]);
    expect(acked.size).toBeGreaterThanOrEqual(137);
    // As a server that starts now: the old store's driver may not have noticed the last restart yet.
    const fresh = await openMongoStore(url);
    const found = new Map<string, string>();
    for (const meeting of ['m0', 'm1', 'm2', 'm3'])
      for (const { firstVersion, events, texts } of await fresh.log.read(meeting, 0)) {
        const who = String(events[0]?.who);
        expect(texts).toEqual({ [`t${who}`]: who });
        found.set(`${meeting}:${firstVersion}`, who);
      }
    for (const [key, who] of acked) expect([key, found.get(key)]).toEqual([key, who]);
    await fresh.close();
    await store.close();
  });

  it('ST-81 what a server acknowledged before it was killed is not taken for durable by asking its successor', async () => {
    const connection = await MongoConnection.open(mongo.freshUrl());
    const rows = connection.main.collection('rows');
    const outcome: unknown = await connection
      .write(async () => {
        await rows.insertOne({ by: 'the first' });
        await mongo.killAndRestart();
        // Until the driver has found the successor.
        while (!(await answered(rows.findOne()))) await setImmediate();
      })
      .catch((error: unknown) => error);
    expect(outcome).toBeInstanceOf(Error);
    while (!(await answered(connection.write(() => rows.insertOne({ by: 'the second' }))))) await setImmediate();
    await connection.close();
  });

  it('ST-82 a question that takes too long fails, and takes nothing down that is asked beside it', async () => {
    const opened = vi.spyOn(net, 'createConnection');
    const connection = await MongoConnection.open(mongo.freshUrl(), { maxPoolSize: 3 }, 3_000);
    const rows = connection.main.collection('rows');
    const admin = connection.main.admin();
    await connection.write(() => rows.insertOne({ n: 1 }));
    // What writes waits from here on, what reads does not.
    await admin.command({ fsync: 1, lock: true });
    const began = performance.now();
    const late = answered(connection.use(() => rows.insertOne({ n: 2 })));
    while (performance.now() - began < 1_500) await connection.use(() => rows.countDocuments());
    const beside = answered(connection.use(() => rows.insertOne({ n: 3 })));
    expect(await late).toBe(false);
    await admin.command({ fsyncUnlock: 1 });
    expect(await beside).toBe(true);
    expect(await connection.use(() => rows.countDocuments())).toBeGreaterThanOrEqual(2);
    for (const { value } of opened.mock.results) expect(value).toMatchObject({ destroyed: false });
    opened.mockRestore();
    await connection.close();
  });

  it('ST-80 what is asked over a connection that died unnoticed fails in time, and the next question is answered', async () => {
    const opened = vi.spyOn(net, 'createConnection');
    const connection = await MongoConnection.open(mongo.freshUrl(), {}, 500);
    const rows = connection.main.collection('rows');
    await connection.write(() => rows.insertOne({ n: 1 }));
    const read = connection.use(() => rows.findOne());
    for (const { value } of opened.mock.results) if (value instanceof net.Socket) value.destroy();
    opened.mockRestore();
    await expect(read).rejects.toThrow();
    while (!(await answered(connection.write(() => rows.insertOne({ n: 2 }))))) await setImmediate();
    expect(await connection.use(() => rows.countDocuments())).toBeGreaterThan(1);
    await connection.close();
  });
});
