import { z } from 'zod';
import { pictureRow } from '../rows.ts';
import type { Pictures } from '../store.ts';
import type { SqliteClient } from './client.ts';
import { unlessTaken } from './directory.ts';

const withContent = z.object({ content: z.instanceof(Uint8Array) });

export function sqlitePictures(client: SqliteClient): Pictures {
  return {
    async put({ id, meeting, type, width, height, at }, content) {
      const sql = 'INSERT INTO pictures (id, meeting, type, width, height, at, content) VALUES (?, ?, ?, ?, ?, ?, ?)';
      const values = [id, meeting, type, width, height, at, new Uint8Array(content)];
      await unlessTaken(client.run([[sql, values]]), 'There is a picture with this id.');
    },
    async get(id) {
      const [row] = await client.read(['SELECT * FROM pictures WHERE id = ?', [id]]);
      return row ? { picture: pictureRow.parse(row), content: withContent.parse(row).content } : null;
    },
    async list(meeting) {
      const sql = 'SELECT id, meeting, type, width, height, at FROM pictures WHERE meeting = ? ORDER BY at, id';
      return (await client.read([sql, [meeting]])).map((row) => pictureRow.parse(row));
    },
    async forget(meeting, ids) {
      const sql = 'DELETE FROM pictures WHERE meeting = ? AND id IN (SELECT value FROM json_each(?))';
      await client.run([[sql, [meeting, JSON.stringify(ids)]]], { erase: true });
    },
    async drop(meeting) {
      await client.run([['DELETE FROM pictures WHERE meeting = ?', [meeting]]], { erase: true });
    },
  };
}
