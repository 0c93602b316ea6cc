import { z } from 'zod';
import { actionCount, actionFields, actionRow } from '../rows.ts';
import type { ActionFilter, ActionPlace, ActionRow, ActionRows } from '../store.ts';
import type { SqliteClient } from './client.ts';
import type { Statement, Value } from './protocol.ts';

/** What a list shows is kept as one JSON text. */
const keptRow = z.looseObject({ shown: z.string().transform((json): unknown => JSON.parse(json)) }).pipe(actionRow);

const COLUMNS = actionFields.join(', ');
const PUT = `INSERT INTO actions (${COLUMNS}) VALUES (${actionFields.map(() => '?').join(', ')})
  ON CONFLICT (meeting, id) DO UPDATE SET ${actionFields.map((name) => `${name} = excluded.${name}`).join(', ')}
  WHERE excluded.version >= actions.version`;
const FORGET = 'DELETE FROM actions WHERE meeting = ? AND id = ?';

export function sqliteActions(client: SqliteClient): ActionRows {
  const many = async (sql: string, values: readonly Value[]): Promise<ActionRow[]> =>
    (await client.read([`SELECT * FROM actions ${sql}`, values])).map((row) => keptRow.parse(row));
  return {
    async put(rows, { erase = false } = {}) {
      if (rows.length === 0) return;
      const put = rows.map((row): Statement => [PUT, actionFields.map((name) => kept(row[name]))]);
      const inCopies = rows.map(({ meeting, id }): Statement => [FORGET, [meeting, id]]);
      await client.run(put, { erase: erase && inCopies });
    },
    search({ limit, after, ...filter }) {
      const { those, values } = where(filter, after);
      return many(`${those} ORDER BY -movedAt, meeting, id LIMIT ?`, [...values, limit]);
    },
    async count(now, filter = {}) {
      const { those, values } = where(filter);
      const sql = `SELECT area, category, status, count(*) AS count, sum(reopened) AS reopened, sum(confirmed) AS confirmed,
        sum(overdueAt IS NOT NULL AND overdueAt <= ?) AS overdue FROM actions ${those} GROUP BY area, category, status`;
      return (await client.read([sql, [now, ...values]])).map((row) => actionCount.parse(row));
    },
    pending(limit, meetings) {
      const theirs = meetings ? 'AND meeting IN (SELECT value FROM json_each(?))' : '';
      return many(`WHERE pending = 1 ${theirs} ORDER BY awaiting DESC, due IS NULL, due, meeting, id LIMIT ?`, [
        ...(meetings ? [JSON.stringify(meetings)] : []),
        limit,
      ]);
    },
    byMeeting: (meeting) => many('WHERE meeting = ? ORDER BY id', [meeting]),
    async drop(meeting) {
      await client.run([['DELETE FROM actions WHERE meeting = ?', [meeting]]], { erase: true });
    },
  };
}

function kept(value: ActionRow[keyof ActionRow]): Value {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

/** Column names are written here, never a caller's. */
function where(filter: ActionFilter, after?: ActionPlace) {
  const conditions: string[] = [];
  const values: Value[] = [];
  const add = (condition: string, ...given: readonly Value[]): void => {
    conditions.push(condition);
    values.push(...given);
  };
  for (const some of filter.words ?? []) add(`(${some.map(() => 'instr(words, ?) > 0').join(' OR ') || '0'})`, ...some);
  for (const name of ['meeting', 'area', 'status', 'category'] as const) {
    const wanted = filter[name];
    if (wanted !== undefined) add(`${name} = ?`, wanted);
  }
  if (filter.reopened) add('reopened = 1');
  if (filter.overdueBy !== undefined) add('overdueAt <= ?', filter.overdueBy);
  if (after) add('(-movedAt, meeting, id) > (?, ?, ?)', -after.movedAt, after.meeting, after.id);
  return { those: conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '', values };
}
