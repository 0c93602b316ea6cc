/** The main thread's end of the worker: requests of one turn go over in one message, answers come back in order. */
import { Worker } from 'node:worker_threads';
import { StoreError } from '../store.ts';
import {
  errorOf,
  isFailure,
  type Answer,
  type AppendRequest,
  type Hello,
  type Request,
  type Row,
  type RunAnswer,
  type Statement,
  type WorkerSettings,
} from './protocol.ts';
import { workerFile } from './worker-file.ts';

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

export interface RunOptions {
  readonly on?: 'main' | 'keyring';
  /** Or what is to be done in the copies that upgrades left, where that is not the same. */
  readonly erase?: boolean | readonly Statement[];
}

export class SqliteClient {
  private outbox: Request[] = [];
  /** Those that wait for an answer, in the order in which they asked. */
  private waiting: Waiting[] = [];
  private ended: StoreError | null = null;
  private closing: Promise<void> | null = null;

  /** Resolves once the databases are open; `file` is the worker's code. @throws StoreError `old-sqlite`, `newer-schema`, `locked` */
  static async start(
    settings: WorkerSettings,
    onBroken: (error: StoreError) => void,
    file?: string
  ): Promise<SqliteClient> {
    const worker = new Worker(file ?? (await workerFile()), { workerData: settings, name: 'sqlite' });
    await ready(worker);
    return new SqliteClient(worker, onBroken);
  }

  private constructor(
    private readonly worker: Worker,
    private readonly onBroken: (error: StoreError) => void
  ) {
    worker.on('message', (answers: readonly Answer[]) => this.settle(answers));
    worker.on('messageerror', (cause) => this.break(cause));
    worker.on('error', (cause) => this.break(cause));
    worker.on('exit', () => this.break(undefined));
  }

  async append(request: AppendRequest): Promise<boolean> {
    const answer = await this.ask(request);
    if (typeof answer !== 'boolean') throw unexpected(answer);
    return answer;
  }

  async read(statement: Statement): Promise<readonly Row[]> {
    const answer = await this.ask({ do: 'read', statement });
    if (!isRows(answer)) throw unexpected(answer);
    return answer;
  }

  /**
   * All statements in one transaction. `erase`: what they delete is gone from the files too when this resolves, or soon
   * after it if another process is in the way; that is seen to by itself, also after a restart.
   */
  async run(statements: readonly Statement[], { on = 'main', erase = false }: RunOptions = {}): Promise<RunAnswer> {
    const inCopies = erase === true ? statements : erase || null;
    const answer = await this.ask({ do: 'run', statements, on, erase: inCopies });
    if (answer === null || typeof answer !== 'object' || !('changes' in answer)) throw unexpected(answer);
    return answer;
  }

  /** Answers everything asked before, then lets go of the files. */
  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    if (this.ended) return;
    const exited = new Promise<void>((resolve) => this.worker.once('exit', () => resolve()));
    const closed = this.ask({ do: 'close' });
    this.ended = new StoreError('closed', 'This store was closed.');
    await closed;
    await exited;
  }

  private ask(request: Request): Promise<Answer> {
    if (this.ended) return Promise.reject(this.ended);
    if (this.outbox.push(request) === 1) queueMicrotask(() => this.flush());
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  private flush(): void {
    const requests = this.outbox;
    this.outbox = [];
    try {
      this.worker.postMessage(requests);
    } catch (cause) {
      // Something that cannot cross threads: a bug. The answers would no longer match the questions.
      this.break(cause);
    }
  }

  private settle(answers: readonly Answer[]): void {
    const answered = this.waiting.splice(0, answers.length);
    answered.forEach(({ resolve, reject }, n) => {
      const answer = answers[n] ?? null;
      if (isFailure(answer)) reject(errorOf(answer));
      else resolve(answer);
    });
  }

  /** The worker is gone. What was asked may or may not have been written; nothing further is accepted. */
  private break(cause: unknown): void {
    if (this.ended?.code === 'broken') return;
    const expected = this.ended?.code === 'closed' && this.waiting.length === 0;
    if (expected) return;
    const error = new StoreError('broken', 'The SQLite worker ended unexpectedly; the server must start again.', {
      cause,
    });
    this.ended = error;
    for (const { reject } of this.waiting.splice(0)) reject(error);
    this.onBroken(error);
  }
}

/** Waits for the worker's first word. */
function ready(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new StoreError('broken', 'The SQLite worker ended before it was ready.'));
    worker.once('error', reject);
    worker.once('exit', onExit);
    worker.once('message', (hello: Hello) => {
      // These two alone: the worker has listeners of its own, without which it says nothing more.
      worker.off('error', reject);
      worker.off('exit', onExit);
      if (isFailure(hello)) reject(errorOf(hello));
      else resolve();
    });
  });
}

function isRows(answer: Answer): answer is readonly Row[] {
  return Array.isArray(answer);
}

function unexpected(answer: Answer): StoreError {
  return new StoreError('broken', `The SQLite worker gave an answer of the wrong kind (${typeof answer}).`);
}
