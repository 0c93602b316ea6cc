/**
 * One document per update. A position comes from a counter that is never set back, and the document at a position never
 * changes: so a compaction can delete the positions that it merged without hitting anything else.
 *
 * Compacting inserts the merged update first and deletes afterwards. A crash or a reader in between finds both, and Yjs
 * takes an update twice without harm. A load reads by rising position; the merged update's is higher than those it
 * replaces, so a load that runs into deleted ones still has the merged one ahead of it.
 */
import { Binary } from 'mongodb';
import type { AgendaStore } from '../store.ts';
import { racing, type MongoConnection } from './connection.ts';

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

export function mongoAgendas(connection: MongoConnection): AgendaStore {
  const updates = connection.main.collection<UpdateDocument>('agenda_updates', { promoteBuffers: false });
  const counters = connection.main.collection<CounterDocument>('agenda_counters');

  const nextPosition = async (meeting: string): Promise<number> => {
    const counted = await racing(() =>
      counters.findOneAndUpdate({ _id: meeting }, { $inc: { positions: 1 } }, { upsert: true, returnDocument: 'after' })
    );
    return counted?.positions ?? 1;
  };
  const add = async (meeting: string, bytes: Binary): Promise<number> => {
    const position = await nextPosition(meeting);
    await updates.insertOne({ _id: `${meeting}:${position}`, meeting, position, bytes });
    return position;
  };

  return {
    append(meeting, update) {
      const bytes = new Binary(new Uint8Array(update));
      return connection.write(() => add(meeting, bytes));
    },
    load: (meeting) =>
      connection.use(async () => {
        const byPosition = { meeting: 1, position: 1 };
        const found = await updates.find({ meeting }).sort({ position: 1 }).hint(byPosition).toArray();
        return found.map(({ position, bytes }) => ({ position, update: new Uint8Array(bytes.value()) }));
      }),
    compact(meeting, merged, update) {
      const bytes = new Binary(new Uint8Array(update));
      return connection.write(async () => {
        await add(meeting, bytes);
        await updates.deleteMany({ meeting, position: { $in: [...merged] } });
      });
    },
    drop: (meeting) =>
      connection.write(async () => {
        await updates.deleteMany({ meeting });
      }),
  };
}
