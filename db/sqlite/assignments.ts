import { assignmentRow } from '../rows.ts';
import type { Assignments } from '../store.ts';
import type { SqliteClient } from './client.ts';

export function sqliteAssignments(client: SqliteClient): Assignments {
  return {
    async put({ meetingId, staffId, role }) {
      const sql = 'INSERT OR REPLACE INTO assignments (meetingId, staffId, role) VALUES (?, ?, ?)';
      await client.run([[sql, [meetingId, staffId, role]]]);
    },
    async remove(meetingId, staffId) {
      await client.run([['DELETE FROM assignments WHERE meetingId = ? AND staffId = ?', [meetingId, staffId]]]);
    },
    async find(meetingId, staffId) {
      const sql = 'SELECT * FROM assignments WHERE meetingId = ? AND staffId = ?';
      const [found] = await client.read([sql, [meetingId, staffId]]);
      return found ? assignmentRow.parse(found) : null;
    },
    async list(staffId) {
      const sql = 'SELECT * FROM assignments WHERE ? IS NULL OR staffId = ? ORDER BY meetingId, staffId';
      return (await client.read([sql, [staffId, staffId]])).map((row) => assignmentRow.parse(row));
    },
    async drop(meetingId) {
      await client.run([['DELETE FROM assignments WHERE meetingId = ?', [meetingId]]]);
    },
  };
}
