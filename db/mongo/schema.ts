import type { Db } from 'mongodb';
import { StoreError } from '../store.ts';

/** The schema that this release writes. A change of shape is a new number, and a step that makes it from the last. */
export const SCHEMA = 1;

interface SchemaDocument {
  readonly _id: 'schema';
  readonly version: number;
}

/**
 * Makes collections and indexes and records the schema version. Several servers may do it at once, and again.
 * Indexes are made before the first write: without the unique ones nothing would be refused.
 * @throws StoreError `newer-schema` when a newer release has worked on this database.
 */
export async function prepareSchema(database: Db): Promise<void> {
  const about = database.collection<SchemaDocument>('about');
  const found = await about.findOne({ _id: 'schema' });
  if (found && found.version > SCHEMA)
    throw new StoreError(
      'newer-schema',
      `The database was written by a newer release of Openfloor (its schema is ${found.version}, this release knows ` +
        `${SCHEMA}). Install that release again, or restore a backup made before it.`
    );
  await database.collection('batches').createIndex({ meeting: 1, last: 1 }, { unique: true });
  await database.collection('texts').createIndex({ '_id.meeting': 1 });
  await database.collection('agenda_updates').createIndex({ meeting: 1, position: 1 }, { unique: true });
  await database.collection('staff').createIndex({ email: 1 }, { unique: true });
  await database.collection('meetings').createIndex({ code: 1 }, { unique: true });
  await database.collection('sessions').createIndex({ userId: 1 });
  await about.updateOne({ _id: 'schema' }, { $max: { version: SCHEMA } }, { upsert: true });
}
