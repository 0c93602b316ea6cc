import { chmod, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mainSchema } from '../../db/sqlite/schema.ts';
import { openStore } from '../../db/open.ts';
import { SqliteClient } from '../../db/sqlite/client.ts';
import { requireSqlite } from '../../db/sqlite/engine-version.ts';
import { migrate, schemaVersion, type Migration } from '../../db/sqlite/migrate.ts';
import type { StoreError } from '../../db/store.ts';
import { batchOf, refused } from './cases.ts';
import { filesWith, sqliteGround, type SqliteGround } from './ground-sqlite.ts';

describe('the files of SQLite', () => {
  let ground: SqliteGround;
  beforeEach(async () => {
    ground = await sqliteGround();
  });
  afterEach(() => ground.dispose());

  const long = (word: string) => `${word} `.repeat(3000);

  it('ST-60 a scrubbed text is in no file of the data folder any more, copies of upgrades included', async () => {
    const store = await ground.open();
    await store.log.append(
      'm1',
      0,
      batchOf(1, 'x', { t1: long('unmistakable'), t2: 'unmistakable', t3: 'innocent words' })
    );
    await store.close();
    const main = new DatabaseSync(join(ground.folder, 'openfloor.sqlite'));
    main.prepare('VACUUM INTO ?').run(join(ground.folder, 'openfloor-before-upgrade-from-1.sqlite'));
    main.close();
    const { log } = await ground.open();
    await log.append('m1', 1, batchOf(1, 'x', { t4: long('unmistakable too') }));
    expect(await filesWith(ground.folder, 'unmistakable')).toHaveLength(3);
    await log.scrub('m1', ['t1', 't2', 't4']);
    expect(await filesWith(ground.folder, 'unmistakable')).toEqual([]);
    expect(await filesWith(ground.folder, 'innocent words')).toHaveLength(2);
  });

  it('ST-61 a dropped meeting, a dropped agenda and a destroyed key are in no file any more', async () => {
    const { log, agendas, keyring } = await ground.open();
    await log.append('m1', 0, { events: [{ note: long('bygone-event') }], texts: { t1: 'bygone-text' } });
    await agendas.append('m1', Buffer.from(long('bygone-draft')));
    const version = { id: 'v1', name: 'bygone-name', kind: 'named', by: 's1', byName: 'North', at: 1 } as const;
    await agendas.keepVersion('m1', version, Buffer.from(long('bygone-version')));
    const key = await keyring.keyFor('m1');
    const bygone = ['bygone-event', 'bygone-text', 'bygone-draft', 'bygone-name', 'bygone-version', key];
    for (const bytes of bygone) expect(await filesWith(ground.folder, bytes)).not.toEqual([]);
    await log.drop('m1');
    await agendas.drop('m1');
    await keyring.destroy('m1');
    for (const bytes of bygone) expect(await filesWith(ground.folder, bytes)).toEqual([]);
  });

  it('ST-183 what a replaced log held is in no file any more, and what took its place is in no copy', async () => {
    const store = await ground.open();
    await store.log.append('m1', 0, { events: [{ note: long('bygone-event') }], texts: { t1: long('bygone-text') } });
    await store.close();
    const main = new DatabaseSync(join(ground.folder, 'openfloor.sqlite'));
    main.prepare('VACUUM INTO ?').run(join(ground.folder, 'openfloor-before-upgrade-from-1.sqlite'));
    main.close();
    const { log } = await ground.open();
    await log.append('m1', 1, batchOf(1, 'bygone-not'));
    expect((await filesWith(ground.folder, 'bygone-event')).length).toBeGreaterThan(1);
    await log.replace('m1', 1, [{ events: [{ note: 'remaining-event' }], texts: { t1: 'remaining-text' } }]);
    for (const bytes of ['bygone-event', 'bygone-text']) expect(await filesWith(ground.folder, bytes)).toEqual([]);
    expect(await filesWith(ground.folder, 'remaining-text')).toHaveLength(1);
    expect(await filesWith(ground.folder, 'bygone-not')).not.toEqual([]);
  });

  it('ST-190 a version that was forgotten is in no file any more', async () => {
    const { agendas } = await ground.open();
    const version = { id: 'v1', name: 'bygone-name', kind: 'named', by: 's1', byName: 'North', at: 1 } as const;
    await agendas.keepVersion('m1', version, Buffer.from(long('bygone-version')));
    for (const bytes of ['bygone-name', 'bygone-version'])
      expect(await filesWith(ground.folder, bytes)).not.toEqual([]);
    await agendas.forgetVersions('m1', ['v1']);
    for (const bytes of ['bygone-name', 'bygone-version']) expect(await filesWith(ground.folder, bytes)).toEqual([]);
  });

  it('ST-61 erasing passes over tables that a copy of an older schema does not have', async () => {
    const main = new DatabaseSync(join(ground.folder, 'openfloor.sqlite'));
    mainSchema[0]?.up(main);
    main.exec(
      "PRAGMA user_version = 1; INSERT INTO agenda_updates (meeting, bytes) VALUES ('m1', CAST('bygone-draft' AS BLOB))"
    );
    main.close();
    const { log, agendas, directory } = await ground.open();
    expect(await filesWith(ground.folder, 'bygone-draft')).toHaveLength(2);
    await agendas.drop('m1');
    await log.drop('m1');
    await log.scrub('m1', ['t1']);
    await directory.meetings.remove('m1');
    expect(await filesWith(ground.folder, 'bygone-draft')).toEqual([]);
  });

  it('ST-62 the folder that it makes and its files are closed to other users, keys in a file of their own', async () => {
    const folder = join(ground.folder, 'made', 'here');
    const store = await openStore({ dataFolder: folder });
    const key = await store.keyring.keyFor('m1');
    await store.log.append('m1', 0, batchOf(1));
    const names = await readdir(folder);
    expect(names).toEqual(expect.arrayContaining(['openfloor.sqlite', 'openfloor.sqlite-wal', 'keyring.sqlite']));
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    for (const name of names.filter((name) => name.includes('.sqlite')))
      expect([name, (await stat(join(folder, name))).mode & 0o777]).toEqual([name, 0o600]);
    await store.close();
    expect(await filesWith(folder, key)).toEqual([join(folder, 'keyring.sqlite')]);
    await chmod(join(folder, 'keyring.sqlite'), 0o644);
    await (await openStore({ dataFolder: folder })).close();
    expect((await stat(join(folder, 'keyring.sqlite'))).mode & 0o777).toBe(0o600);
  });

  it('ST-63 data of a newer release is refused and left as it is', async () => {
    await (await ground.open()).close();
    for (const name of ['openfloor.sqlite', 'keyring.sqlite']) {
      const database = new DatabaseSync(join(ground.folder, name));
      const known = schemaVersion(database);
      database.exec('PRAGMA user_version = 99');
      database.close();
      const refusal: unknown = await openStore({ dataFolder: ground.folder }).catch((error: unknown) => error);
      expect(refusal).toMatchObject({ code: 'newer-schema' });
      expect(String(refusal)).toContain('newer release');
      const after = new DatabaseSync(join(ground.folder, name));
      expect(schemaVersion(after)).toBe(99);
      after.exec(`PRAGMA user_version = ${known}`);
      after.close();
    }
    await (await openStore({ dataFolder: ground.folder })).close();
  });

  it('ST-64 SQLite older than 3.51.3 is refused', async () => {
    for (const version of ['3.51.2', '3.50.9', '3.9.99', '2.99.99', '', 'unknown'])
      expect(() => requireSqlite(version)).toThrow(expect.objectContaining({ code: 'old-sqlite' }));
    for (const version of ['3.51.3', '3.51.10', '3.53.0', '4.0.0']) expect(() => requireSqlite(version)).not.toThrow();
  });

  const first: Migration = {
    to: 1,
    up: (database) => database.exec("CREATE TABLE a (x); INSERT INTO a VALUES ('kept')"),
  };
  const second: Migration = { to: 2, up: (database) => database.exec('ALTER TABLE a RENAME COLUMN x TO y') };

  it('ST-65 an upgrade runs the missing steps once, after a copy of the data as it was', () => {
    const copies: string[] = [];
    const copyTo = (from: number) => {
      copies.push(join(ground.folder, `copy-${from}-${copies.length}`));
      return copies.at(-1) ?? '';
    };
    const database = new DatabaseSync(join(ground.folder, 'fake.sqlite'));
    expect(migrate(database, [first], copyTo)).toBe(0);
    expect(copies).toEqual([]);
    expect(migrate(database, [first, second], copyTo)).toBe(1);
    expect(migrate(database, [first, second], copyTo)).toBe(2);
    expect(schemaVersion(database)).toBe(2);
    expect(database.prepare('SELECT y FROM a').all()).toEqual([{ y: 'kept' }]);
    expect(copies).toHaveLength(1);
    const copy = new DatabaseSync(copies[0] ?? '');
    expect([schemaVersion(copy), copy.prepare('SELECT x FROM a').get()]).toEqual([1, { x: 'kept' }]);
    copy.close();
    database.close();
  });

  it('ST-66 an upgrade that fails leaves the data as it was', () => {
    const database = new DatabaseSync(join(ground.folder, 'fake.sqlite'));
    migrate(database, [first], () => '');
    const failing: Migration = { to: 3, up: (db) => db.exec('DROP TABLE a; SELECT * FROM nothing') };
    const copyTo = () => join(ground.folder, 'copy');
    expect(() => migrate(database, [first, second, failing], copyTo)).toThrow('nothing');
    expect(schemaVersion(database)).toBe(1);
    expect(database.prepare('SELECT x FROM a').all()).toEqual([{ x: 'kept' }]);
    database.close();
  });

  it('ST-67 when the worker dies, what waits and what comes later is rejected as broken, and the process is told', async () => {
    const file = join(ground.folder, 'dies.mjs');
    await writeFile(
      file,
      `import { parentPort } from 'node:worker_threads';
       parentPort.on('message', () => { throw new Error('out of order'); });
       parentPort.postMessage({ ready: true });`
    );
    const told: StoreError[] = [];
    const client = await SqliteClient.start({ folder: ground.folder, role: 'tool' }, (error) => told.push(error), file);
    const waiting = [client.read(['SELECT 1', []]), client.run([['SELECT 1', []]])];
    for (const promise of waiting) await refused(promise, 'broken');
    await refused(client.read(['SELECT 1', []]), 'broken');
    expect(told.map((error) => error.code)).toEqual(['broken']);
    await client.close();
  });
});
