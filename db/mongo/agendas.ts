/**
 * One document per update. A position comes from a counter that never goes back, and the document at a position never
 * changes: so a compaction can delete the positions that it merged without hitting anything else.
 *
 * Compacting inserts the merged update first and deletes afterwards. A crash or a reader in between finds both, and Yjs
 * takes an update twice without harm. A load reads by rising position; the merged update's is higher than those it
 * replaces, so a load that runs into deleted ones still has the merged one ahead of it.
 */
import { Binary } from 'mongodb';
import { NONE_KNOWN, StoreError, type AgendaStore, type AgendaVersionRow } from '../store.ts';
import { isDuplicate, racing, type MongoConnection } from './connection.ts';

export interface UpdateDocument {
  readonly _id: string;
  readonly meeting: string;
  readonly position: number;
  readonly bytes: Binary;
}

interface CounterDocument {
  readonly _id: string;
  readonly positions: number;
}

/** `document` is left out where a list is read. */
interface VersionDocument extends AgendaVersionRow {
  readonly _id: string;
  readonly meeting: string;
  readonly document: Binary;
}

export function mongoAgendas(connection: MongoConnection): AgendaStore {
  const updates = connection.main.collection<UpdateDocument>('agenda_updates', { promoteBuffers: false });
  const kept = connection.main.collection<VersionDocument>('agenda_versions', { promoteBuffers: false });
  const counters = connection.main.collection<CounterDocument>('agenda_counters');

  // Nothing is left of a counter that was dropped. The next one begins at the time, in ms: it is beyond it all the same.
  const nextPosition = async (meeting: string): Promise<number> => {
    const counted = await racing(() =>
      counters.findOneAndUpdate(
        { _id: meeting },
        [{ $set: { positions: { $add: [{ $ifNull: ['$positions', Date.now()] }, 1] } } }],
        { upsert: true, returnDocument: 'after' }
      )
    );
    if (!counted) throw new Error('no position was counted');
    return counted.positions;
  };
  const add = async (meeting: string, bytes: Binary): Promise<number> => {
    const position = await nextPosition(meeting);
    await updates.insertOne({ _id: `${meeting}:${position}`, meeting, position, bytes });
    return position;
  };

  const keyOf = (meeting: string, id: string): string => `${meeting}:${id}`;

  return {
    append(meeting, update) {
      const bytes = new Binary(new Uint8Array(update));
      return connection.write(() => add(meeting, bytes));
    },
    load: (meeting, { through, also } = NONE_KNOWN) =>
      connection.use(async () => {
        const byPosition = { meeting: 1, position: 1 };
        const unknown = { $gt: through, ...(also.length > 0 && { $nin: [...also] }) };
        const search = updates.find({ meeting, position: unknown }).sort({ position: 1 });
        const found = await search.hint(byPosition).toArray();
        return found.map(({ position, bytes }) => ({ position, update: new Uint8Array(bytes.value()) }));
      }),
    compact(meeting, merged, update) {
      const bytes = new Binary(new Uint8Array(update));
      return connection.write(async () => {
        const position = await add(meeting, bytes);
        await updates.deleteMany({ meeting, position: { $in: [...merged] } });
        return position;
      });
    },
    keepVersion(meeting, version, document) {
      const bytes = new Binary(new Uint8Array(document));
      const { id, name, kind, by, byName, at } = version;
      const row = { _id: keyOf(meeting, id), meeting, id, name, kind, by, byName, at, bytes: document.byteLength };
      return connection.write(async () => {
        try {
          await kept.insertOne({ ...row, document: bytes });
        } catch (cause) {
          throw isDuplicate(cause) ? new StoreError('taken', 'There is a version with this id.', { cause }) : cause;
        }
      });
    },
    versions: (meeting) =>
      connection.use(async () => {
        const newest = { at: -1, id: -1 } as const;
        const found = await kept
          .find({ meeting }, { projection: { document: 0 } })
          .sort(newest)
          .toArray();
        return found.map(({ id, name, kind, by, byName, at, bytes }) => ({ id, name, kind, by, byName, at, bytes }));
      }),
    version: (meeting, id) =>
      connection.use(async () => {
        const found = await kept.findOne({ _id: keyOf(meeting, id) });
        return found && new Uint8Array(found.document.value());
      }),
    forgetVersions: (meeting, ids) =>
      connection.write(async () => {
        await kept.deleteMany({ _id: { $in: ids.map((id) => keyOf(meeting, id)) } });
      }),
    drop: (meeting) =>
      connection.write(async () => {
        await updates.deleteMany({ meeting });
        await kept.deleteMany({ meeting });
        await counters.deleteOne({ _id: meeting });
      }),
  };
}
