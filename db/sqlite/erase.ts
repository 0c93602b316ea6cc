/**
 * Erasing what was deleted. In the database itself it is overwritten with zeros (`secure_delete`); the write-ahead log may
 * still hold older pages with it, so that is emptied, and in the copies that upgrades left the same is deleted. This comes
 * after the deletion was committed, and may have to wait for another process that is reading, or for a copy that cannot be
 * opened: it is owed from then on, tried again by itself until it is done, and begun anew when a server opens the files.
 */
import { DatabaseSync } from '@photostructure/sqlite';
import { z } from 'zod';
import { BUSY_MS, upgradeCopies, type Files } from './files.ts';
import { prepare } from './prepared.ts';
import type { RunRequest, Statement } from './protocol.ts';

type Which = RunRequest['on'];

/** After an attempt that failed, in ms. */
const TRY_AGAIN_MS = 5000;
/** So long emptying the write-ahead log may wait for others, in ms: nothing is written meanwhile. */
const CHECKPOINT_WAIT_MS = 100;

const NAMES = { main: 'openfloor', keyring: 'keyring' } as const;

/** What has to be done in the copies. No step of the schema makes it: most files never need it. It holds ids alone. */
const OWED = 'CREATE TABLE IF NOT EXISTS erasures (id INTEGER PRIMARY KEY, statements TEXT NOT NULL) STRICT';
const owedRow = z.object({ id: z.number(), statements: z.string() });
const statementsShape = z.array(z.tuple([z.string(), z.array(z.union([z.string(), z.number(), z.null()]))]));

export class Eraser {
  readonly #files: Files;
  readonly #folder: string;
  readonly #report: (error: unknown) => void;
  readonly #owed = new Set<Which>();
  #again: NodeJS.Timeout | null = null;
  #reported = false;

  constructor(files: Files, folder: string, report: (error: unknown) => void) {
    this.#files = files;
    this.#folder = folder;
    this.#report = report;
  }

  /** Notes it, in the transaction that deletes: so it is not forgotten, whatever happens after the commit. */
  owe(on: Which, inCopies: readonly Statement[]): void {
    this.#owed.add(on);
    if (upgradeCopies(this.#folder, NAMES[on]).length === 0) return;
    this.#files[on].exec(OWED);
    prepare(this.#files[on], 'INSERT INTO erasures (statements) VALUES (?)').run(JSON.stringify(inCopies));
  }

  /** Goes on with what an earlier process may have owed. */
  resume(): void {
    this.#owed.add('main').add('keyring');
    this.settle();
  }

  /** Erases what is owed; what fails is reported once, and tried again later. */
  settle(): void {
    for (const on of this.#owed) {
      try {
        this.#erase(on);
        this.#owed.delete(on);
      } catch (error) {
        if (!this.#reported) this.#report(error);
        this.#reported = true;
      }
    }
    if (this.#owed.size === 0) {
      this.stop();
      this.#reported = false;
    } else {
      this.#again ??= setTimeout(() => {
        this.#again = null;
        this.settle();
      }, TRY_AGAIN_MS).unref();
    }
  }

  stop(): void {
    if (this.#again) clearTimeout(this.#again);
    this.#again = null;
  }

  #erase(on: Which): void {
    const failures = this.#eraseInCopies(on);
    // Last, for it takes along what was noted of the copies.
    emptyLog(this.#files[on]);
    if (failures.length > 0) throw failures[0];
  }

  #eraseInCopies(on: Which): unknown[] {
    const database = this.#files[on];
    if (!hasTable(database, 'erasures')) return [];
    const rows = prepare(database, 'SELECT id, statements FROM erasures ORDER BY id')
      .all()
      .map((row) => owedRow.parse(row));
    const last = rows.at(-1);
    if (!last) return [];
    const statements = rows.flatMap((row) => statementsShape.parse(JSON.parse(row.statements)));
    const failures: unknown[] = [];
    for (const copy of upgradeCopies(this.#folder, NAMES[on])) {
      try {
        eraseIn(copy, statements, database.location());
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length === 0) prepare(database, 'DELETE FROM erasures WHERE id <= ?').run(last.id);
    return failures;
  }
}

function emptyLog(database: Files['main']): void {
  database.exec(`PRAGMA busy_timeout = ${CHECKPOINT_WAIT_MS}`);
  try {
    const emptied = prepare(database, 'PRAGMA wal_checkpoint(TRUNCATE)').get();
    if (emptied?.busy !== 0) throw new Error('another process is reading, so the write-ahead log still holds it');
  } finally {
    database.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
  }
}

/** Statements may read what is there now as `live.…`. All of them happen, or none. */
function eraseIn(file: string, statements: readonly Statement[], live: string | null): void {
  const copy = new DatabaseSync(file);
  try {
    copy.exec('PRAGMA secure_delete = ON');
    if (live !== null) prepare(copy, 'ATTACH DATABASE ? AS live').run(live);
    copy.exec('BEGIN IMMEDIATE');
    for (const [sql, parameters] of statements) {
      // A copy is of an older schema: of a table that came later there is nothing in it to erase.
      if (hasTable(copy, tableOf(sql))) prepare(copy, sql).run(...parameters);
    }
    copy.exec('COMMIT');
  } finally {
    copy.close();
  }
}

function tableOf(sql: string): string {
  const [, table] = /^(?:DELETE FROM|INSERT INTO) (\w+) /.exec(sql) ?? [];
  if (table === undefined) throw new Error('this is nothing to do in a copy');
  return table;
}

function hasTable(database: Files['main'], table: string): boolean {
  return (
    prepare(database, "SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = ?").get(table) !== undefined
  );
}
