import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../db/open.ts';
import { action } from './cases-actions.ts';
import { meeting } from './cases-rows.ts';
import { filesWith, sqliteGround, type SqliteGround } from './ground-sqlite.ts';

const COPY = 'openfloor-before-upgrade-from-1.sqlite';
const long = (word: string) => Buffer.from(`${word} `.repeat(3000));
const version = { id: 'v1', name: 'Draft', kind: 'named', by: 's1', byName: 'North', at: 1 } as const;

describe('erasing from the files of SQLite', () => {
  let ground: SqliteGround;
  beforeEach(async () => {
    ground = await sqliteGround();
  });
  afterEach(() => ground.dispose());

  const file = (name: string) => join(ground.folder, name);

  /** Leaves a copy of the database as an upgrade does. */
  function copied(): void {
    const database = new DatabaseSync(file('openfloor.sqlite'));
    database.prepare('VACUUM INTO ?').run(file(COPY));
    database.close();
  }

  it('ST-217 what a compaction was to erase is in no file any more, and a copy of an upgrade has the agenda as it is', async () => {
    const { agendas, directory } = await ground.open();
    await directory.meetings.add(meeting('m1'));
    const positions = [
      await agendas.append('m1', long('bygone-words')),
      await agendas.append('m1', long('kept-words')),
    ];
    await agendas.append('m2', long('other-words'));
    copied();
    expect(await filesWith(ground.folder, 'bygone-words')).toContain(file(COPY));
    await agendas.compact('m1', positions, long('kept-words'), { erase: true });
    expect(await filesWith(ground.folder, 'bygone-words')).toEqual([]);
    expect((await filesWith(ground.folder, 'kept-words')).sort()).toEqual([file(COPY), file('openfloor.sqlite')]);
    expect((await filesWith(ground.folder, 'other-words')).sort()).toEqual([file(COPY), file('openfloor.sqlite')]);
    expect((await agendas.load('m1')).map(({ update }) => Buffer.from(update))).toEqual([long('kept-words')]);
  });

  it('ST-260 what stood in a row before one that erases took its place is in no file any more, also of a copy', async () => {
    const { actions } = (await ground.open()).directory;
    await actions.put([
      action('m1', 'a', { words: 'bygone-words', shown: { title: 'Bygone-Title' } }),
      action('m1', 'b', { words: 'kept-words' }),
    ]);
    copied();
    await actions.put([action('m1', 'a', { words: 'other', version: 9 })], { erase: true });
    for (const bytes of ['bygone-words', 'Bygone-Title']) expect(await filesWith(ground.folder, bytes)).toEqual([]);
    expect(await filesWith(ground.folder, 'kept-words')).toContain(file(COPY));
  });

  it('ST-218 a deletion that another process keeps from the files is done all the same, and erased when that one lets go', async () => {
    const { agendas } = await ground.open();
    await agendas.keepVersion('m1', version, long('bygone-version'));
    const reader = new DatabaseSync(file('openfloor.sqlite'));
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM agenda_versions').get();
    await agendas.forgetVersions('m1', ['v1']);
    expect(await agendas.versions('m1')).toEqual([]);
    expect(await filesWith(ground.folder, 'bygone-version')).not.toEqual([]);
    reader.exec('COMMIT');
    reader.close();
    // Nothing else is deleted: it comes back to it by itself.
    await expect.poll(() => filesWith(ground.folder, 'bygone-version'), { timeout: 60_000 }).toEqual([]);
  }, 90_000);

  it('ST-212 what could not be erased from a copy is not forgotten, also by the next server, and leaves no note behind', async () => {
    const store = await ground.open();
    await store.agendas.keepVersion('m1', version, long('bygone-version'));
    copied();
    await rename(file(COPY), file('away'));
    await writeFile(file(COPY), 'no database at all, but as long as a header of one would have to be '.repeat(20));
    await store.agendas.forgetVersions('m1', ['v1']);
    expect(await store.agendas.versions('m1')).toEqual([]);
    await store.close();
    await rename(file('away'), file(COPY));
    expect(await filesWith(ground.folder, 'bygone-version')).toEqual([file(COPY)]);
    const server = await openStore({ dataFolder: ground.folder });
    await server.ping();
    expect(await filesWith(ground.folder, 'bygone-version')).toEqual([]);
    expect(await filesWith(ground.folder, '[\\"v1\\"]')).toEqual([]);
    await server.close();
  });
});
