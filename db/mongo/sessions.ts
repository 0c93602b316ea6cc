import type { DatabaseSession } from 'lucia';
import { z } from 'zod';
import { sessionAttributes, staffRow, userAttributes } from '../rows.ts';
import type { StaffAccount, StaffSessions } from '../store.ts';
import type { MongoConnection } from './connection.ts';
import type { Kept } from './directory.ts';

interface SessionDocument {
  readonly _id: string;
  readonly userId: string;
  readonly expiresAt: Date;
  /** JSON: what Lucia's user may add to a session. */
  readonly attributes: string;
}

const sessionDocument = z.object({ _id: z.string(), userId: z.string(), expiresAt: z.date(), attributes: z.string() });

function sessionOf(kept: SessionDocument): DatabaseSession {
  const { _id, userId, expiresAt, attributes } = sessionDocument.parse(kept);
  return { id: _id, userId, expiresAt, attributes: sessionAttributes.parse(JSON.parse(attributes)) };
}

/** Lucia's adapter. The sessions of a disabled account are not found. */
export function mongoSessions(connection: MongoConnection): StaffSessions {
  const sessions = connection.main.collection<SessionDocument>('sessions');
  const staff = connection.main.collection<Kept>('staff');
  const factors = connection.main.collection<Kept>('factors');
  const active = async (id: string): Promise<StaffAccount | null> => {
    const found = await staff.findOne({ _id: id, disabled: false });
    return found && staffRow.parse({ ...found, id });
  };
  const done = (work: () => Promise<unknown>): Promise<void> => connection.write(work).then(() => undefined);

  return {
    getSessionAndUser: (sessionId) =>
      connection.use(async () => {
        const found = await sessions.findOne({ _id: sessionId });
        const account = found && (await active(found.userId));
        if (!account) return [null, null];
        const secondFactor = (await factors.findOne({ _id: account.id })) !== null;
        return [sessionOf(found), { id: account.id, attributes: userAttributes(account, secondFactor) }];
      }),
    getUserSessions: (userId) =>
      connection.use(async () => {
        if (!(await active(userId))) return [];
        return (await sessions.find({ userId }).toArray()).map(sessionOf);
      }),
    setSession: ({ id, userId, expiresAt, attributes }) => {
      const kept = { userId, expiresAt, attributes: JSON.stringify(attributes) };
      return done(() => sessions.replaceOne({ _id: id }, kept, { upsert: true }));
    },
    updateSessionExpiration: (sessionId, expiresAt) =>
      done(() => sessions.updateOne({ _id: sessionId }, { $set: { expiresAt } })),
    updateSessionAttributes: (sessionId, attributes) =>
      done(() => sessions.updateOne({ _id: sessionId }, { $set: { attributes: JSON.stringify(attributes) } })),
    deleteSession: (sessionId) => done(() => sessions.deleteOne({ _id: sessionId })),
    deleteUserSessions: (userId) => done(() => sessions.deleteMany({ userId })),
    deleteExpiredSessions: () => done(() => sessions.deleteMany({ expiresAt: { $lte: new Date() } })),
  };
}
