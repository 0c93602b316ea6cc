import type { DatabaseSession } from 'lucia';
import { z } from 'zod';
import { sessionAttributes, staffRow, userAttributes } from '../rows.ts';
import type { StaffSessions } from '../store.ts';
import type { SqliteClient } from './client.ts';
import type { Row } from './protocol.ts';

const sessionRow = z.object({
  sessionId: z.string(),
  userId: z.string(),
  expiresAt: z.number(),
  attributes: z.string(),
});

function sessionOf(row: Row): DatabaseSession {
  const { sessionId, userId, expiresAt, attributes } = sessionRow.parse(row);
  return {
    id: sessionId,
    userId,
    expiresAt: new Date(expiresAt),
    attributes: sessionAttributes.parse(JSON.parse(attributes)),
  };
}

/** Lucia's adapter. The sessions of a disabled account are not found. */
export function sqliteSessions(client: SqliteClient): StaffSessions {
  const select = `SELECT sessions.id AS sessionId, userId, expiresAt, attributes, staff.*,
      EXISTS (SELECT 1 FROM factors WHERE factors.staffId = staff.id) AS secondFactor
    FROM sessions JOIN staff ON staff.id = sessions.userId AND NOT staff.disabled`;

  return {
    async getSessionAndUser(sessionId) {
      const [row] = await client.read([`${select} WHERE sessions.id = ?`, [sessionId]]);
      if (!row) return [null, null];
      const account = staffRow.parse(row);
      return [sessionOf(row), { id: account.id, attributes: userAttributes(account, row.secondFactor === 1) }];
    },
    async getUserSessions(userId) {
      return (await client.read([`${select} WHERE userId = ?`, [userId]])).map(sessionOf);
    },
    async setSession({ id, userId, expiresAt, attributes }) {
      const sql = 'INSERT OR REPLACE INTO sessions (id, userId, expiresAt, attributes) VALUES (?, ?, ?, ?)';
      await client.run([[sql, [id, userId, expiresAt.getTime(), JSON.stringify(attributes)]]]);
    },
    async updateSessionExpiration(sessionId, expiresAt) {
      await client.run([['UPDATE sessions SET expiresAt = ? WHERE id = ?', [expiresAt.getTime(), sessionId]]]);
    },
    async updateSessionAttributes(sessionId, attributes) {
      const sql = 'UPDATE sessions SET attributes = ? WHERE id = ?';
      await client.run([[sql, [JSON.stringify(attributes), sessionId]]]);
    },
    async deleteSession(sessionId) {
      await client.run([['DELETE FROM sessions WHERE id = ?', [sessionId]]]);
    },
    async deleteUserSessions(userId) {
      await client.run([['DELETE FROM sessions WHERE userId = ?', [userId]]]);
    },
    async deleteExpiredSessions() {
      await client.run([['DELETE FROM sessions WHERE expiresAt <= ?', [Date.now()]]]);
    },
  };
}
