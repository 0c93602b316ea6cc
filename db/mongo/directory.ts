import type { Collection, Filter, Sort } from 'mongodb';
import type { z } from 'zod';
import { areaRow, linkRow, meetingFields, meetingRow, named, staffFields, staffRow } from '../rows.ts';
import { StoreError, type Area, type Directory } from '../store.ts';
import { mongoActions } from './actions.ts';
import { mongoAssignments } from './assignments.ts';
import { isDuplicate, type MongoConnection } from './connection.ts';
import { mongoEntrance } from './entrance.ts';
import { mongoSessions } from './sessions.ts';

/** Documents as they are kept: a row whose id is the document's; parsed when they come back. */
export interface Kept {
  readonly _id: string;
  readonly [field: string]: unknown;
}

export function mongoDirectory(connection: MongoConnection): Directory {
  const staff = new Rows(connection, 'staff', staffRow, 'This e-mail has an account.');
  const meetings = new Rows(connection, 'meetings', meetingRow, 'This code is in use.');
  const areas = new Rows<Area>(connection, 'areas', areaRow, 'This area exists.');
  const links = connection.main.collection<Kept>('links');

  return {
    staff: {
      add: (account) => staff.add(account),
      byId: (id) => staff.one({ _id: id }),
      byEmail: (email) => staff.one({ email }),
      list: () => staff.list({ createdAt: 1, _id: 1 }),
      update: (id, change, only) =>
        staff.change(id, Object.fromEntries(named(change, staffFields)), only && { passwordHash: only.passwordHash }),
    },
    assignments: mongoAssignments(connection),
    ...mongoEntrance(connection),
    links: {
      put: ({ secretHash, ...rest }) =>
        connection.write(async () => {
          if (rest.staffId !== null) await links.deleteMany({ staffId: rest.staffId });
          await links.replaceOne({ _id: secretHash }, rest, { upsert: true });
        }),
      // Found and deleted in one step: of several callers one gets it.
      take: (secretHash, now) =>
        connection.write(async () => {
          const taken = await links.findOneAndDelete({ _id: secretHash });
          const link = taken && linkRow.parse({ ...taken, secretHash });
          return link && link.expiresAt > now ? link : null;
        }),
      drop: (staffId) =>
        connection.write(async () => {
          await links.deleteMany({ staffId });
        }),
      peek: (secretHash, now) =>
        connection.use(async () => {
          const found = await links.findOne({ _id: secretHash, expiresAt: { $gt: now } });
          return found && linkRow.parse({ ...found, secretHash });
        }),
    },
    meetings: {
      add: (row) => meetings.add(row),
      byCode: (code) => meetings.one({ code }),
      byId: (id) => meetings.one({ _id: id }),
      list: (phases) => meetings.list({ createdAt: -1, _id: 1 }, phases && { phase: { $in: [...phases] } }),
      update: (id, change) => meetings.change(id, Object.fromEntries(named(change, meetingFields))),
      remove: async (id) => {
        await meetings.remove(id);
      },
    },
    areas: {
      put: (area) => areas.put(area),
      list: () => areas.list({ _id: 1 }),
      remove: (id) => areas.remove(id),
    },
    actions: mongoActions(connection),
    sessions: mongoSessions(connection),
  };
}

/** One collection of rows with ids. */
class Rows<Row extends { readonly id: string }> {
  private readonly collection: Collection<Kept>;

  constructor(
    private readonly connection: MongoConnection,
    name: string,
    private readonly row: z.ZodType<Row>,
    private readonly taken: string
  ) {
    this.collection = connection.main.collection<Kept>(name);
  }

  add({ id, ...rest }: Row): Promise<void> {
    return this.connection.write(async () => {
      await this.unlessTaken(this.collection.insertOne({ _id: id, ...rest }));
    });
  }

  put({ id, ...rest }: Row): Promise<void> {
    return this.connection.write(async () => {
      await this.collection.replaceOne({ _id: id }, rest, { upsert: true });
    });
  }

  /** False if there was none. */
  remove(id: string): Promise<boolean> {
    return this.connection.write(async () => (await this.collection.deleteOne({ _id: id })).deletedCount > 0);
  }

  one(filter: Filter<Kept>): Promise<Row | null> {
    return this.connection.use(async () => {
      const found = await this.collection.findOne(filter);
      return found && this.parse(found);
    });
  }

  list(sort: Sort, filter: Filter<Kept> = {}): Promise<Row[]> {
    return this.connection.use(async () =>
      (await this.collection.find(filter).sort(sort).toArray()).map((kept) => this.parse(kept))
    );
  }

  /** False if there is no such row, or not with what `only` says. */
  change(id: string, fields: Readonly<Record<string, unknown>>, only: Filter<Kept> = {}): Promise<boolean> {
    return this.connection.write(async () => {
      // An update that changes nothing is refused by the server.
      const there = { ...only, _id: id };
      if (Object.keys(fields).length === 0) return (await this.collection.findOne(there)) !== null;
      const { matchedCount } = await this.unlessTaken(this.collection.updateOne(there, { $set: fields }));
      return matchedCount > 0;
    });
  }

  private parse({ _id, ...rest }: Kept): Row {
    return this.row.parse({ id: _id, ...rest });
  }

  private async unlessTaken<T>(writing: Promise<T>): Promise<T> {
    try {
      return await writing;
    } catch (cause) {
      throw isDuplicate(cause) ? new StoreError('taken', this.taken, { cause }) : cause;
    }
  }
}
