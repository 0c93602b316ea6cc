import { StoreError, type Directory } from '../store.ts';
import { factorRow, keptObject, triedRow } from '../rows.ts';
import { isDuplicate, racing, type MongoConnection } from './connection.ts';

interface FactorDocument {
  readonly _id: string;
  readonly sealed: string;
  readonly lastStep: number;
  readonly recovery: readonly string[];
  readonly since: number;
}

interface TriedDocument {
  readonly _id: string;
  readonly count: number;
  readonly until: number;
}

interface SettingDocument {
  readonly _id: string;
  /** JSON text: names of fields are anything. */
  readonly value: string;
}

/** Second factors, counted tries, and the agency's settings. */
export function mongoEntrance(connection: MongoConnection): Pick<Directory, 'factors' | 'tries' | 'agency'> {
  const factors = connection.main.collection<FactorDocument>('factors');
  const tries = connection.main.collection<TriedDocument>('tries');
  const agency = connection.main.collection<SettingDocument>('agency');
  const done = (work: () => Promise<unknown>): Promise<void> => connection.write(work).then(() => undefined);
  const factorOf = ({ _id, ...rest }: FactorDocument) => factorRow.parse({ staffId: _id, ...rest });

  return {
    factors: {
      put: ({ staffId, ...rest }, over) =>
        connection.write(async () => {
          if (over === null) return unlessThere(factors.insertOne({ _id: staffId, ...rest }));
          if (over !== undefined)
            return (await factors.replaceOne({ _id: staffId, sealed: over }, rest)).matchedCount > 0;
          await factors.replaceOne({ _id: staffId }, rest, { upsert: true });
          return true;
        }),
      find: (staffId) =>
        connection.use(async () => {
          const found = await factors.findOne({ _id: staffId });
          return found && factorOf(found);
        }),
      list: () => connection.use(async () => (await factors.find().sort({ _id: 1 }).toArray()).map(factorOf)),
      useStep: (staffId, step) =>
        connection.write(async () => {
          const taken = { _id: staffId, lastStep: { $lt: step } };
          return (await factors.updateOne(taken, { $set: { lastStep: step } })).modifiedCount > 0;
        }),
      useRecovery: (staffId, hash) =>
        connection.write(async () => {
          const taken = { _id: staffId, recovery: hash };
          return (await factors.updateOne(taken, { $pull: { recovery: hash } })).modifiedCount > 0;
        }),
      renew: (staffId, sealed, recovery) =>
        connection.write(async () => {
          return (await factors.updateOne({ _id: staffId, sealed }, { $set: { recovery } })).matchedCount > 0;
        }),
      remove: (staffId, sealed) =>
        connection.write(async () => {
          const those = { _id: staffId, ...(sealed !== undefined && { sealed }) };
          return (await factors.deleteOne(those)).deletedCount > 0;
        }),
    },
    tries: {
      count: (key, until, now) =>
        connection.write(async () => {
          // What is not there is less than any number, so a new count begins as one that is over does.
          const goesOn = { $gt: ['$until', now] };
          const counted = {
            count: { $cond: [goesOn, { $add: ['$count', 1] }, 1] },
            until: { $cond: [goesOn, '$until', until] },
          };
          const options = { upsert: true, returnDocument: 'after' } as const;
          const found = await racing(() => tries.findOneAndUpdate({ _id: key }, [{ $set: counted }], options));
          if (!found) throw new StoreError('broken', 'MongoDB gave no count of tries.');
          return triedRow.parse(found);
        }),
      read: (key, now) =>
        connection.use(async () => {
          const found = await tries.findOne({ _id: key, until: { $gt: now } });
          return found && triedRow.parse(found);
        }),
      forget: (key) => done(() => tries.deleteOne({ _id: key })),
      tidy: (now) => done(() => tries.deleteMany({ until: { $lte: now } })),
    },
    agency: {
      read: (name) =>
        connection.use(async () => {
          const found = await agency.findOne({ _id: name });
          return found && keptObject.parse(found.value);
        }),
      write: (name, value) =>
        done(() => agency.replaceOne({ _id: name }, { value: JSON.stringify(value) }, { upsert: true })),
    },
  };
}

/** False if there is one already. */
async function unlessThere(writing: Promise<unknown>): Promise<boolean> {
  try {
    await writing;
    return true;
  } catch (cause) {
    if (isDuplicate(cause)) return false;
    throw cause;
  }
}
