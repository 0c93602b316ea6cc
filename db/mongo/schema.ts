import type { Db } from 'mongodb';
import { StoreError } from '../store.ts';

/** The schema that this release writes. A change of shape is a new number, and a step that makes it from the last. */
export const SCHEMA = 7;

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
  const index = (collection: string, keys: Record<string, 1 | -1>, unique = false) =>
    database.collection(collection).createIndex(keys, { unique }, {});
  await index('batches', { meeting: 1, last: 1 }, true);
  await index('texts', { '_id.meeting': 1 });
  await index('replacements', { meeting: 1 });
  await index('replacing', { meeting: 1, round: -1 });
  await index('agenda_updates', { meeting: 1, position: 1 }, true);
  await index('agenda_versions', { meeting: 1, at: 1 });
  await index('staff', { email: 1 }, true);
  await index('assignments', { meetingId: 1, staffId: 1 }, true);
  await index('assignments', { staffId: 1 });
  await index('tries', { until: 1 });
  await index('meetings', { code: 1 }, true);
  await index('sessions', { userId: 1 });
  await index('actions', { movedAt: -1, meeting: 1, id: 1 });
  await index('actions', { meeting: 1, id: 1 });
  await index('pictures', { meeting: 1, at: 1 });
  await about.updateOne({ _id: 'schema' }, { $max: { version: SCHEMA } }, { upsert: true });
}
