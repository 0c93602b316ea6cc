import { assignmentRow } from '../rows.ts';
import type { Assignment, Assignments } from '../store.ts';
import { racing, type MongoConnection } from './connection.ts';

export function mongoAssignments(connection: MongoConnection): Assignments {
  const assignments = connection.main.collection<Assignment>('assignments');
  const done = (work: () => Promise<unknown>): Promise<void> => connection.write(work).then(() => undefined);
  return {
    put: ({ meetingId, staffId, role }) =>
      // Of two that make it at once one finds the other's, and writes over it.
      done(() => racing(() => assignments.updateOne({ meetingId, staffId }, { $set: { role } }, { upsert: true }))),
    remove: (meetingId, staffId) => done(() => assignments.deleteOne({ meetingId, staffId })),
    find: (meetingId, staffId) =>
      connection.use(async () => {
        const found = await assignments.findOne({ meetingId, staffId });
        return found && assignmentRow.parse(found);
      }),
    list: (staffId) =>
      connection.use(async () => {
        const found = assignments.find(staffId === null ? {} : { staffId }).sort({ meetingId: 1, staffId: 1 });
        return (await found.toArray()).map((one) => assignmentRow.parse(one));
      }),
    drop: (meetingId) => done(() => assignments.deleteMany({ meetingId })),
  };
}
