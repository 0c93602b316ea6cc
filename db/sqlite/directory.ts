import { z } from 'zod';
import { areaRow, linkRow, meetingFields, meetingRow, named, staffFields, staffRow } from '../rows.ts';
import { StoreError, type Directory } from '../store.ts';
import { sqliteActions } from './actions.ts';
import { sqliteAssignments } from './assignments.ts';
import type { SqliteClient } from './client.ts';
import { brokeUniqueKey, type Statement, type Value } from './protocol.ts';
import { sqliteEntrance } from './entrance.ts';
import { sqliteSessions } from './sessions.ts';

/** An area's zip codes are kept as one JSON text. */
const keptArea = z.object({
  id: z.string(),
  name: z.string(),
  zips: z.string().transform((json): unknown => JSON.parse(json)),
});

const MEETING_COLUMNS = ['id', 'code', 'createdAt', 'rehearsalOf', ...meetingFields] as const;

/** Plain rows. Column names are those of the port, so that a row is checked and handed on as it is. */
export function sqliteDirectory(client: SqliteClient): Directory {
  const one = async <T>(row: z.ZodType<T>, statement: Statement): Promise<T | null> => {
    const [found] = await client.read(statement);
    return found ? row.parse(found) : null;
  };
  const many = async <T>(row: z.ZodType<T>, sql: string, values: readonly Value[] = []): Promise<T[]> =>
    (await client.read([sql, [...values]])).map((found) => row.parse(found));

  return {
    staff: {
      async add({ id, email, name, role, everywhere, passwordHash, disabled, createdAt }) {
        const sql = `INSERT INTO staff (id, email, name, role, everywhere, passwordHash, disabled, createdAt)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
        const values = [id, email, name, role, Number(everywhere), passwordHash, Number(disabled), createdAt];
        await unlessTaken(client.run([[sql, values]]), 'This e-mail has an account.');
      },
      byId: (id) => one(staffRow, ['SELECT * FROM staff WHERE id = ?', [id]]),
      byEmail: (email) => one(staffRow, ['SELECT * FROM staff WHERE email = ?', [email]]),
      list: () => many(staffRow, 'SELECT * FROM staff ORDER BY createdAt, id'),
      update: (id, change, only) =>
        unlessTaken(
          update(client, 'staff', id, named(change, staffFields), only && ['passwordHash', only.passwordHash]),
          'This e-mail has an account.'
        ),
    },
    assignments: sqliteAssignments(client),
    ...sqliteEntrance(client),
    links: {
      async put({ secretHash, purpose, staffId, expiresAt }) {
        const sql = 'INSERT OR REPLACE INTO links (secretHash, purpose, staffId, expiresAt) VALUES (?, ?, ?, ?)';
        await client.run([
          // Compared with NULL, nothing is equal: links that make the first admin stay.
          ['DELETE FROM links WHERE staffId = ?', [staffId]],
          [sql, [secretHash, purpose, staffId, expiresAt]],
        ]);
      },
      async take(secretHash, now) {
        const { rows } = await client.run([['DELETE FROM links WHERE secretHash = ? RETURNING *', [secretHash]]]);
        const link = rows[0] ? linkRow.parse(rows[0]) : null;
        return link && link.expiresAt > now ? link : null;
      },
      async drop(staffId) {
        await client.run([['DELETE FROM links WHERE staffId = ?', [staffId]]]);
      },
      peek: (secretHash, now) =>
        one(linkRow, ['SELECT * FROM links WHERE secretHash = ? AND expiresAt > ?', [secretHash, now]]),
    },
    meetings: {
      async add(row) {
        const sql = `INSERT INTO meetings (${MEETING_COLUMNS.join(', ')})
          VALUES (${MEETING_COLUMNS.map(() => '?').join(', ')})`;
        const values = MEETING_COLUMNS.map((column) => row[column]);
        await unlessTaken(client.run([[sql, values]]), 'This code is in use.');
      },
      byCode: (code) => one(meetingRow, ['SELECT * FROM meetings WHERE code = ?', [code]]),
      byId: (id) => one(meetingRow, ['SELECT * FROM meetings WHERE id = ?', [id]]),
      list: (phases) => {
        const those = phases ? `WHERE phase IN (${phases.map(() => '?').join(', ')})` : '';
        return many(meetingRow, `SELECT * FROM meetings ${those} ORDER BY createdAt DESC, id`, phases);
      },
      update: (id, change) => update(client, 'meetings', id, named(change, meetingFields)),
      async remove(id) {
        await client.run([['DELETE FROM meetings WHERE id = ?', [id]]], { erase: true });
      },
    },
    areas: {
      async put(area) {
        const sql = 'INSERT OR REPLACE INTO areas (id, name, zips) VALUES (?, ?, ?)';
        await client.run([[sql, [area.id, area.name, JSON.stringify(area.zips)]]]);
      },
      async list() {
        return many(keptArea.pipe(areaRow), 'SELECT * FROM areas ORDER BY id');
      },
      async remove(id) {
        return (await client.run([['DELETE FROM areas WHERE id = ?', [id]]])).changes > 0;
      },
    },
    actions: sqliteActions(client),
    sessions: sqliteSessions(client),
  };
}

/** Column names come from the fixed lists in `rows.ts`, never from a caller. */
async function update(
  client: SqliteClient,
  table: 'staff' | 'meetings',
  id: string,
  changes: readonly [column: string, value: Value | boolean][],
  only?: readonly [column: string, value: Value]
): Promise<boolean> {
  const columns = changes.map(([column]) => `${column} = ?`).join(', ') || 'id = id';
  const values = changes.map(([, value]) => (typeof value === 'boolean' ? Number(value) : value));
  // `IS`, because there may be nothing in it.
  const where = only ? `id = ? AND ${only[0]} IS ?` : 'id = ?';
  const bound = [...values, id, ...(only ? [only[1]] : [])];
  const done = await client.run([[`UPDATE ${table} SET ${columns} WHERE ${where}`, bound]] satisfies [Statement]);
  return done.changes > 0;
}

/** @throws StoreError `taken` */
export async function unlessTaken<T>(writing: Promise<T>, message: string): Promise<T> {
  try {
    return await writing;
  } catch (cause) {
    throw brokeUniqueKey(cause) ? new StoreError('taken', message, { cause }) : cause;
  }
}
