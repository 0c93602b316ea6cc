/** The store for many machines: MongoDB, a single server, a replica set or Atlas alike. */
import type { CommandStartedEvent, MongoClientOptions } from 'mongodb';
import { newKey } from '../keys.ts';
import { StoreError, type Keyring, type Store } from '../store.ts';
import { mongoAgendas } from './agendas.ts';
import { MongoConnection, racing } from './connection.ts';
import { mongoDirectory } from './directory.ts';
import { MongoLog } from './log.ts';
import { mongoPictures } from './pictures.ts';
import { prepareSchema } from './schema.ts';

/**
 * `options` are the driver's own; `onCommand` is told every command, if they include `monitorCommands` (for tests).
 * @throws StoreError `broken` (no server answers within 5 s), `newer-schema`
 */
export async function openMongoStore(
  url: string,
  options: MongoClientOptions = {},
  onCommand?: (command: CommandStartedEvent) => void
): Promise<Store> {
  const connection = await MongoConnection.open(url, options);
  if (onCommand) connection.onCommand(onCommand);
  try {
    await connection.write(() => racing(() => prepareSchema(connection.main)));
  } catch (error) {
    await connection.close();
    throw error;
  }
  return {
    kind: 'mongo',
    log: new MongoLog(connection),
    directory: mongoDirectory(connection),
    keyring: mongoKeyring(connection),
    agendas: mongoAgendas(connection),
    pictures: mongoPictures(connection),
    ping: () =>
      connection.use(async () => {
        await connection.main.command({ ping: 1 });
      }),
    close: () => connection.close(),
  };
}

interface KeyDocument {
  readonly _id: string;
  readonly key: string;
}

function mongoKeyring(connection: MongoConnection): Keyring {
  const keys = connection.keyring.collection<KeyDocument>('keys');
  return {
    keyFor: (meeting) =>
      connection.write(async () => {
        const onlyIfNew = { $setOnInsert: { key: newKey() } };
        const kept = await racing(() =>
          keys.findOneAndUpdate({ _id: meeting }, onlyIfNew, { upsert: true, returnDocument: 'after' })
        );
        if (!kept) throw new StoreError('broken', `MongoDB gave no key for meeting ${meeting}.`);
        return kept.key;
      }),
    list: () => connection.use(async () => new Map((await keys.find().toArray()).map(({ _id, key }) => [_id, key]))),
    keep: (meeting, key) =>
      connection.write(async () => {
        await racing(() => keys.updateOne({ _id: meeting }, { $setOnInsert: { key } }, { upsert: true }));
      }),
    destroy: (meeting) =>
      connection.write(async () => {
        await keys.deleteOne({ _id: meeting });
      }),
  };
}
