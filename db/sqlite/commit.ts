/**
 * Group commit: everything that arrived while the last commit was on its way to the disk goes into the next one, and is
 * answered after that one's sync. Runs in the worker, the only writer of this process.
 */
import { StoreError } from '../store.ts';
import type { Eraser } from './erase.ts';
import type { Files } from './files.ts';
import { prepare, type Prepared } from './prepared.ts';
import {
  failureOf,
  INSERT_BATCH,
  INSERT_TEXT,
  type Answer,
  type AppendRequest,
  type Request,
  type Row,
  type RunAnswer,
  type RunRequest,
  type Statement,
} from './protocol.ts';

type Database = Files['main'];

export class Committer {
  private readonly prepared = new Map<Database, Map<string, Prepared>>();

  constructor(
    private readonly files: Files,
    private readonly eraser: Eraser
  ) {}

  /** The answers in the order of the requests. What they report is durable. */
  commit(requests: readonly Request[]): Answer[] {
    try {
      return this.together(requests);
    } catch (error) {
      if (requests.length === 1) return [failureOf(error)];
      // One of them failed and took the others' transaction with it; nothing was committed. Each on its own, then.
      return requests.flatMap((request) => this.commit([request]));
    }
  }

  private together(requests: readonly Request[]): Answer[] {
    const { main } = this.files;
    const writes = requests.some(
      (request) => request.do === 'append' || (request.do === 'run' && request.on === 'main')
    );
    let answers: Answer[];
    if (writes) this.statement(main, 'BEGIN IMMEDIATE').run();
    try {
      answers = requests.map((request) => this.answer(request));
      if (writes) this.statement(main, 'COMMIT').run();
    } catch (error) {
      if (main.isTransaction) main.exec('ROLLBACK');
      throw error;
    }
    if (requests.some((request) => request.do === 'run' && request.erase)) this.eraser.settle();
    return answers;
  }

  private answer(request: Request): Answer {
    switch (request.do) {
      case 'append':
        return this.append(request);
      case 'read':
        return this.rows(this.files.main, request.statement);
      case 'run':
        return request.on === 'main' ? this.run(this.files.main, request) : this.runOnKeyring(request);
      case 'close':
        return null;
    }
  }

  private append({ meeting, expected, count, events, texts, chain, seals }: AppendRequest): Answer {
    const { main } = this.files;
    const tip = this.statement(main, 'SELECT max(last_version) AS version FROM batches WHERE meeting = ?').get(meeting);
    const reached = Number(tip?.version ?? 0);
    if (expected < reached) return false;
    if (expected > reached)
      return failureOf(new StoreError('gap', `The log of meeting ${meeting} has no version ${reached + 1}.`));
    this.statement(main, INSERT_BATCH).run(meeting, reached + count, reached + 1, events, chain, seals);
    if (texts) {
      const insert = this.statement(main, INSERT_TEXT);
      for (const [id, text, salt] of texts) insert.run(meeting, id, reached + 1, text, salt);
    }
    return true;
  }

  private run(database: Database, { statements, on, erase }: RunRequest): RunAnswer {
    if (erase) this.eraser.owe(on, erase);
    let rows: readonly Row[] = [];
    let changes = 0;
    let lastId = 0;
    for (const statement of statements) {
      const [sql, parameters] = statement;
      if (sql.includes('RETURNING')) {
        rows = this.rows(database, statement);
      } else {
        const done = this.statement(database, sql).run(...parameters);
        changes += done.changes;
        lastId = Number(done.lastInsertRowid);
      }
    }
    return { rows, changes, lastId };
  }

  /** The keyring is a file of its own, outside the group's transaction; what is done to it may be done twice. */
  private runOnKeyring(request: RunRequest): RunAnswer {
    const { keyring } = this.files;
    keyring.exec('BEGIN IMMEDIATE');
    try {
      const answer = this.run(keyring, request);
      keyring.exec('COMMIT');
      return answer;
    } catch (error) {
      if (keyring.isTransaction) keyring.exec('ROLLBACK');
      throw error;
    }
  }

  private rows(database: Database, [sql, parameters]: Statement): readonly Row[] {
    return this.statement(database, sql).all(...parameters);
  }

  private statement(database: Database, sql: string): Prepared {
    let statements = this.prepared.get(database);
    if (!statements) {
      statements = new Map();
      this.prepared.set(database, statements);
    }
    let statement = statements.get(sql);
    if (!statement) {
      statement = prepare(database, sql);
      statements.set(sql, statement);
    }
    return statement;
  }
}
