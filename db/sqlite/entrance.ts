import { z } from 'zod';
import { factorRow, keptObject, triedRow } from '../rows.ts';
import type { Directory } from '../store.ts';
import type { SqliteClient } from './client.ts';

/** The hashes of recovery codes are kept as one JSON text. */
const keptFactor = z
  .looseObject({ recovery: z.string().transform((json): unknown => JSON.parse(json)) })
  .pipe(factorRow);
const valueRow = z.object({ value: keptObject });

/** Second factors, counted tries, and the agency's settings. */
export function sqliteEntrance(client: SqliteClient): Pick<Directory, 'factors' | 'tries' | 'agency'> {
  return {
    factors: {
      async put({ staffId, sealed, lastStep, recovery, since }, over) {
        const values = [sealed, lastStep, JSON.stringify(recovery), since, staffId];
        const insert = 'INTO factors (sealed, lastStep, recovery, since, staffId) VALUES (?, ?, ?, ?, ?)';
        const update =
          'UPDATE factors SET sealed = ?, lastStep = ?, recovery = ?, since = ? WHERE staffId = ? AND sealed = ?';
        if (typeof over === 'string') return (await client.run([[update, [...values, over]]])).changes > 0;
        const sql = `INSERT OR ${over === null ? 'IGNORE' : 'REPLACE'} ${insert}`;
        return (await client.run([[sql, values]])).changes > 0;
      },
      async find(staffId) {
        const [found] = await client.read(['SELECT * FROM factors WHERE staffId = ?', [staffId]]);
        return found ? keptFactor.parse(found) : null;
      },
      async list() {
        return (await client.read(['SELECT * FROM factors ORDER BY staffId', []])).map((row) => keptFactor.parse(row));
      },
      async useStep(staffId, step) {
        const sql = 'UPDATE factors SET lastStep = ? WHERE staffId = ? AND lastStep < ?';
        return (await client.run([[sql, [step, staffId, step]]])).changes > 0;
      },
      async useRecovery(staffId, hash) {
        const sql = `UPDATE factors
          SET recovery = (SELECT json_group_array(value) FROM json_each(recovery) WHERE value <> ?)
          WHERE staffId = ? AND EXISTS (SELECT 1 FROM json_each(recovery) WHERE value = ?)`;
        return (await client.run([[sql, [hash, staffId, hash]]])).changes > 0;
      },
      async renew(staffId, sealed, recovery) {
        const sql = 'UPDATE factors SET recovery = ? WHERE staffId = ? AND sealed = ?';
        return (await client.run([[sql, [JSON.stringify(recovery), staffId, sealed]]])).changes > 0;
      },
      async remove(staffId, sealed) {
        const sql = 'DELETE FROM factors WHERE staffId = ? AND sealed = coalesce(?, sealed)';
        return (await client.run([[sql, [staffId, sealed ?? null]]])).changes > 0;
      },
    },
    tries: {
      async count(key, until, now) {
        const sql = `INSERT INTO tries (key, count, until) VALUES (?, 1, ?)
          ON CONFLICT DO UPDATE SET
            count = CASE WHEN until > ? THEN count + 1 ELSE 1 END,
            until = CASE WHEN until > ? THEN until ELSE excluded.until END
          RETURNING count, until`;
        const { rows } = await client.run([[sql, [key, until, now, now]]]);
        return triedRow.parse(rows[0]);
      },
      async read(key, now) {
        const [found] = await client.read(['SELECT * FROM tries WHERE key = ? AND until > ?', [key, now]]);
        return found ? triedRow.parse(found) : null;
      },
      async forget(key) {
        await client.run([['DELETE FROM tries WHERE key = ?', [key]]]);
      },
      async tidy(now) {
        await client.run([['DELETE FROM tries WHERE until <= ?', [now]]]);
      },
    },
    agency: {
      async read(name) {
        const [found] = await client.read(['SELECT value FROM agency WHERE name = ?', [name]]);
        return found ? valueRow.parse(found).value : null;
      },
      async write(name, value) {
        const sql = 'INSERT OR REPLACE INTO agency (name, value) VALUES (?, ?)';
        await client.run([[sql, [name, JSON.stringify(value)]]]);
      },
    },
  };
}
