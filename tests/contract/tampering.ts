import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { MongoClient } from 'mongodb';
import { z } from 'zod';
import type { BatchDocument, TextDocument } from '../../db/mongo/log.ts';
import type { Store } from '../../db/store.ts';
import { mongoGround, type TestMongo } from './ground-mongo.ts';
import { sqliteGround } from './ground-sqlite.ts';

const rawRow = z.object({
  first: z.number(),
  last: z.number(),
  events: z.string(),
  chain: z.nullable(z.string()),
  seals: z.nullable(z.string()),
});
const rawRows = z.array(rawRow);

/** A batch as it lies in the database. */
export type Raw = z.infer<typeof rawRow>;

/** Somebody with access to the database itself. */
export interface Tampering {
  open(): Promise<Store>;
  /** Rewrites the batches of a log, and what their texts are filed under. */
  edit(log: string, change: (rows: Raw[]) => Raw[]): Promise<void>;
  /** `text` null: removes it. */
  editText(log: string, id: string, text: string | null): Promise<void>;
  dispose(): Promise<void>;
}

export async function tamperingSqlite(): Promise<Tampering & { readonly folder: string }> {
  const { folder, open, dispose } = await sqliteGround();
  const withFile = (work: (database: DatabaseSyncInstance) => void) => {
    const database = new DatabaseSync(join(folder, 'openfloor.sqlite'), { timeout: 10_000 });
    work(database);
    database.close();
  };
  const columns = 'first_version AS first, last_version AS last, events, chain, seals';
  return {
    folder,
    open,
    dispose,
    async edit(log, change) {
      withFile((database) => {
        const found = database.prepare(`SELECT ${columns} FROM batches WHERE meeting = ? ORDER BY last`).all(log);
        const before = rawRows.parse(found);
        const rows = change(before.map((row) => ({ ...row })));
        database.prepare('DELETE FROM batches WHERE meeting = ?').run(log);
        const insert = database.prepare(
          'INSERT INTO batches (meeting, first_version, last_version, events, chain, seals) VALUES (?, ?, ?, ?, ?, ?)'
        );
        const refile = database.prepare('UPDATE texts SET batch = ? WHERE meeting = ? AND batch = ?');
        for (const { first } of before) refile.run(-first, log, first);
        for (const { first, last, events, chain, seals } of rows) {
          insert.run(log, first, last, events, chain, seals);
          const was = before.find((row) => row.events === events);
          if (was) refile.run(first, log, -was.first);
        }
      });
    },
    async editText(log, id, text) {
      withFile((database) => {
        if (text === null) database.prepare('DELETE FROM texts WHERE meeting = ? AND id = ?').run(log, id);
        else {
          const update = database.prepare('UPDATE texts SET text = ? WHERE meeting = ? AND id = ?');
          update.run(JSON.stringify(text), log, id);
        }
      });
    },
  };
}

export async function tamperingMongo(mongo: TestMongo): Promise<Tampering & { readonly url: string }> {
  const { url, open, dispose } = await mongoGround(mongo);
  const direct = new MongoClient(url);
  const batches = direct.db().collection<BatchDocument>('batches');
  const texts = direct.db().collection<TextDocument>('texts');
  return {
    url,
    open,
    async dispose() {
      await direct.close();
      await dispose();
    },
    async edit(meeting, change) {
      const found = await batches.find({ meeting }).sort({ last: 1 }).toArray();
      const textsOf = new Map(found.map(({ events, texts: ids }) => [events, ids]));
      const raw = found.map(({ first, last, events, chain = null, seals = null }) => ({
        ...{ first, last, events, chain, seals },
      }));
      const rows = change(raw);
      await batches.deleteMany({ meeting });
      for (const { first, last, events, chain, seals } of rows) {
        const ids = textsOf.get(events);
        await batches.insertOne({
          ...{ _id: `${meeting}:${first}`, meeting, first, last, events },
          ...(chain !== null && { chain }),
          ...(seals !== null && { seals }),
          ...(ids && { texts: ids }),
        });
      }
    },
    async editText(meeting, id, text) {
      if (text === null) await texts.deleteOne({ _id: { meeting, id } });
      else await texts.updateOne({ _id: { meeting, id } }, { $set: { text: JSON.stringify(text) } });
    },
  };
}
