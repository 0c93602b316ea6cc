import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openStore } from '../../db/open.ts';
import { databaseName } from '../../db/mongo/connection.ts';
import type { TextDocument } from '../../db/mongo/log.ts';
import { openMongoStore } from '../../db/mongo/store.ts';
import type { Store } from '../../db/store.ts';
import { batchOf } from './cases.ts';
import { TestMongo } from './ground-mongo.ts';

/** What matters here of a command that the driver sent. */
const sentCommand = z.looseObject({
  insert: z.optional(z.string()),
  // A command of its own, or what findAndModify does.
  update: z.optional(z.unknown()),
  delete: z.optional(z.string()),
  find: z.optional(z.string()),
  documents: z.optional(z.array(z.looseObject({ _id: z.unknown() }))),
  writeConcern: z.optional(z.unknown()),
  readConcern: z.optional(z.unknown()),
  $readPreference: z.optional(z.object({ mode: z.string() })),
});
type SentCommand = z.infer<typeof sentCommand>;

/** The wait for the journal of a single server. */
function isFlush(command: SentCommand): boolean {
  return command.update === 'journal';
}

describe('MongoDB', () => {
  let mongo: TestMongo;
  beforeAll(async () => {
    mongo = await TestMongo.start();
  }, 240_000);
  afterAll(() => mongo.stop());

  /** Runs `work` on a store of its own and gives back the commands that the driver sent for it. */
  async function watched(url: string, work: (store: Store) => Promise<unknown>): Promise<SentCommand[]> {
    const commands: SentCommand[] = [];
    const store = await openMongoStore(url, { monitorCommands: true }, ({ commandName, command }) => {
      if (commandName !== 'endSessions') commands.push(sentCommand.parse(command));
    });
    commands.length = 0;
    await work(store);
    await store.close();
    return commands;
  }

  it('ST-70 every write waits for a majority and its journal, every read for a majority, whatever the address says', async () => {
    const url = `${mongo.freshUrl()}&w=0&journal=false&readConcernLevel=local&readPreference=secondary&retryWrites=true`;
    const commands = await watched(url, async ({ log, agendas, keyring, directory }) => {
      await log.append('m1', 0, batchOf(2, 'x', { t1: 'text' }));
      await log.append('m1', 2, batchOf(300, 'y'));
      await log.read('m1', 0);
      await log.scrub('m1', ['t1']);
      await agendas.append('m1', Uint8Array.of(1));
      await keyring.keyFor('m1');
      await directory.links.take('none', 0);
    });
    const reads = commands.filter(({ find }) => find);
    const writes = commands.filter((command) => !command.find && !isFlush(command));
    expect(reads.length).toBeGreaterThan(1);
    expect(writes.filter(({ insert }) => insert === 'batches')).toHaveLength(2);
    for (const command of writes) expect(command.writeConcern).toEqual({ w: 'majority', j: true });
    for (const command of reads) expect(command.readConcern).toEqual({ level: 'majority' });
    for (const command of commands) {
      expect(command.$readPreference?.mode ?? 'primary').not.toBe('secondary');
      expect(command).not.toHaveProperty('txnNumber');
    }
  });

  it('ST-214 of an agenda that was dropped nothing is left, and what is written to it later comes after all that was', async () => {
    const url = mongo.freshUrl();
    const { agendas, close } = await openMongoStore(url);
    const before = [await agendas.append('m1', Uint8Array.of(1)), await agendas.append('m1', Uint8Array.of(2))];
    await agendas.append('m2', Uint8Array.of(3));
    await agendas.drop('m1');
    const direct = new MongoClient(url);
    const counters = () => direct.db().collection('agenda_counters').distinct('_id');
    expect(await counters()).toEqual(['m2']);
    expect(await agendas.append('m1', Uint8Array.of(4))).toBeGreaterThan(Math.max(...before));
    await direct.close();
    await close();
  });

  it('ST-78 on a single server, whose majority does not wait for the disk, nothing is answered before a wait for the journal', async () => {
    const commands = await watched(mongo.freshUrl(), async ({ log }) => {
      await log.append('m1', 0, batchOf(2, 'x', { t1: 'text' }));
      await log.append('m1', 2, batchOf(2, 'y'));
      await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map((n) => log.append(`other${n}`, 0, batchOf(1))));
    });
    const order = commands.map((command) => (isFlush(command) ? 'flush' : command.insert));
    expect(order.slice(0, 5)).toEqual(['texts', 'batches', 'flush', 'batches', 'flush']);
    expect(order.at(-1)).toBe('flush');
    for (const command of commands) if (isFlush(command)) expect(command.writeConcern).toEqual({ w: 1, j: true });
  });

  it('ST-71 a batch is one document whose key is its first version, written after its texts', async () => {
    const commands = await watched(mongo.freshUrl(), async ({ log }) => {
      await log.append('m1', 0, batchOf(400, 'x', { t1: 'a', t2: 'b' }));
      await log.append('m1', 400, batchOf(400, 'votes'));
    });
    const inserts = commands.filter((command) => !isFlush(command));
    expect(inserts.map((command) => [command.insert, command.documents?.length])).toEqual([
      ['texts', 2],
      ['batches', 1],
      ['batches', 1],
    ]);
    const keys = inserts.slice(1).map(({ documents }) => documents?.[0]?._id);
    expect(keys).toEqual(['m1:1', 'm1:401']);
  });

  it('ST-72 an append that loses a race leaves none of its texts behind', async () => {
    const url = mongo.freshUrl();
    const [one, other] = [await openMongoStore(url), await openMongoStore(url)];
    const outcomes = await Promise.all([
      one.log.append('m1', 0, batchOf(1, 'one', { ta: 'a' })),
      other.log.append('m1', 0, batchOf(1, 'other', { tb: 'b' })),
    ]);
    const direct = new MongoClient(url);
    const left = await direct.db().collection<{ text: string }>('texts').find().toArray();
    expect(left.map((text) => text.text)).toEqual([outcomes[0] === 'appended' ? '"a"' : '"b"']);
    await Promise.all([one.close(), other.close(), direct.close()]);
  });

  it('ST-69 a scrub also removes texts that no batch came to cite, once they are older than a minute', async () => {
    const url = mongo.freshUrl();
    const store = await openMongoStore(url);
    await store.log.append('m1', 0, batchOf(1, 'x', { cited: 'a', gone: 'b' }));
    await store.log.append('m10', 0, batchOf(1, 'x', { cited: 'c' }));
    const direct = new MongoClient(url);
    const texts = direct.db().collection<TextDocument>('texts');
    const earlier = new Date(Date.now() - 61_000);
    await texts.updateMany({}, { $set: { writtenAt: earlier } });
    const lost = (meeting: string, id: string, writtenAt: Date) => ({
      _id: { meeting, id },
      text: '"lost"',
      writtenAt,
    });
    await texts.insertMany([lost('m1', 'old', earlier), lost('m1', 'new', new Date()), lost('m10', 'other', earlier)]);
    await store.log.scrub('m1', ['gone']);
    const left = (await texts.find().toArray()).map(({ _id }) => `${_id.meeting} ${_id.id}`);
    expect(left.sort()).toEqual(['m1 cited', 'm1 new', 'm10 cited', 'm10 other']);
    await Promise.all([store.close(), direct.close()]);
  });

  it('ST-73 compacting writes the merged update before it deletes what it replaces', async () => {
    const commands = await watched(mongo.freshUrl(), async ({ agendas }) => {
      const position = await agendas.append('m1', Uint8Array.of(1));
      await agendas.compact('m1', [position], Uint8Array.of(2));
    });
    const onUpdates = commands.flatMap((command) => {
      if (command.insert === 'agenda_updates') return ['insert'];
      return command.delete === 'agenda_updates' ? ['delete'] : [];
    });
    expect(onUpdates).toEqual(['insert', 'insert', 'delete']);
  });

  it('ST-75 a database of a newer release is refused and left as it is', async () => {
    const url = mongo.freshUrl();
    await (await openStore({ mongoUrl: url, dataFolder: 'unused' })).close();
    const direct = new MongoClient(url);
    await direct
      .db()
      .collection('about')
      .updateOne({}, { $set: { version: 99 } });
    const refusal: unknown = await openStore({ mongoUrl: url, dataFolder: 'unused' }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'newer-schema' });
    expect(String(refusal)).toContain('newer release');
    expect(await direct.db().collection('about').findOne()).toMatchObject({ version: 99 });
    await direct.close();
  });

  it('ST-76 keys are in a database of their own, named after the one in the address', async () => {
    const url = mongo.freshUrl();
    const store = await openMongoStore(url);
    const key = await store.keyring.keyFor('m1');
    const direct = new MongoClient(url);
    const keys = direct.db(`${databaseName(url)}_keyring`).collection<{ key: string }>('keys');
    expect((await keys.find().toArray()).map((kept) => kept.key)).toEqual([key]);
    const names = (await direct.db().collections()).map((collection) => collection.collectionName);
    expect(names).toContain('batches');
    expect(names).not.toContain('keys');
    expect(databaseName('mongodb://u:p@a:1,b:2/?replicaSet=r')).toBe('openfloor');
    expect(databaseName('mongodb+srv://host/town%20hall?x=/y')).toBe('town hall');
    await Promise.all([store.close(), direct.close()]);
  });

  it('ST-77 a server that does not answer is told as broken, without the password in the address', async () => {
    const url = 'mongodb://someone:secret-word@127.0.0.1:1/';
    const failure: unknown = await openMongoStore(url, { serverSelectionTimeoutMS: 1 }).catch(
      (error: unknown) => error
    );
    expect(failure).toMatchObject({ name: 'StoreError', code: 'broken' });
    expect(String(failure)).not.toContain('secret-word');
  });
});
