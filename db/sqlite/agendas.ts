import { z } from 'zod';
import { NONE_KNOWN, type AgendaStore } from '../store.ts';
import type { SqliteClient } from './client.ts';
import { unlessTaken } from './directory.ts';
import type { Statement } from './protocol.ts';

const updateRow = z.object({ position: z.number(), bytes: z.instanceof(Uint8Array) });
const versionRow = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['named', 'before-restore']),
  by: z.string(),
  byName: z.string(),
  at: z.number(),
  bytes: z.number(),
});
const documentRow = z.object({ document: z.instanceof(Uint8Array) });

const INSERT = 'INSERT INTO agenda_updates (meeting, bytes) VALUES (?, ?)';
const LOAD =
  'SELECT position, bytes FROM agenda_updates WHERE meeting = ? AND position > ? ' +
  'AND position NOT IN (SELECT value FROM json_each(?)) ORDER BY position';
const KEEP =
  'INSERT INTO agenda_versions (meeting, id, name, kind, "by", byName, at, bytes, document) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)';
/** A copy that an upgrade left gets the agenda as it is: without what was deleted since, and not without the rest. */
const AS_IT_IS_NOW = [
  'DELETE FROM agenda_updates WHERE meeting = ?',
  'INSERT INTO agenda_updates (meeting, bytes) SELECT meeting, bytes FROM live.agenda_updates ' +
    'WHERE meeting = ? AND meeting IN (SELECT id FROM main.meetings) ORDER BY position',
];

export function sqliteAgendas(client: SqliteClient): AgendaStore {
  return {
    async append(meeting, update) {
      // A copy of its own: the caller may go on writing, and a Buffer's whole pool would cross to the worker otherwise.
      const { lastId } = await client.run([[INSERT, [meeting, new Uint8Array(update)]]]);
      return lastId;
    },
    async load(meeting, { through, also } = NONE_KNOWN) {
      return (await client.read([LOAD, [meeting, through, JSON.stringify(also)]])).map((row) => {
        const { position, bytes } = updateRow.parse(row);
        return { position, update: bytes };
      });
    },
    async compact(meeting, merged, update, { erase = false } = {}) {
      const forget = 'DELETE FROM agenda_updates WHERE meeting = ? AND position IN (SELECT value FROM json_each(?))';
      // Deleted first, so that the id told is the merged update's; it is one transaction, so nobody sees the difference.
      const { lastId } = await client.run(
        [
          [forget, [meeting, JSON.stringify(merged)]],
          [INSERT, [meeting, new Uint8Array(update)]],
        ],
        { erase: erase && AS_IT_IS_NOW.map((sql): Statement => [sql, [meeting]]) }
      );
      return lastId;
    },
    async keepVersion(meeting, { id, name, kind, by, byName, at }, document) {
      const values = [meeting, id, name, kind, by, byName, at, document.byteLength, new Uint8Array(document)];
      await unlessTaken(client.run([[KEEP, values]]), 'There is a version with this id.');
    },
    async versions(meeting) {
      const sql =
        'SELECT id, name, kind, "by", byName, at, bytes FROM agenda_versions WHERE meeting = ? ORDER BY at DESC, id DESC';
      return (await client.read([sql, [meeting]])).map((row) => versionRow.parse(row));
    },
    async version(meeting, id) {
      const sql = 'SELECT document FROM agenda_versions WHERE meeting = ? AND id = ?';
      const [row] = await client.read([sql, [meeting, id]]);
      return row ? documentRow.parse(row).document : null;
    },
    async forgetVersions(meeting, ids) {
      const sql = 'DELETE FROM agenda_versions WHERE meeting = ? AND id IN (SELECT value FROM json_each(?))';
      await client.run([[sql, [meeting, JSON.stringify(ids)]]], { erase: true });
    },
    async drop(meeting) {
      await client.run(
        [
          ['DELETE FROM agenda_updates WHERE meeting = ?', [meeting]],
          ['DELETE FROM agenda_versions WHERE meeting = ?', [meeting]],
        ],
        { erase: true }
      );
    },
  };
}
