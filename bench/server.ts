import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';

const answer = z.union([
  z.object({ id: z.number(), answer: z.unknown() }),
  z.object({ id: z.number(), failed: z.string() }),
]);
const hello = z.object({ ready: z.unknown() });

interface Asked {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** How long a server may take to answer or to start. */
const PATIENCE_MS = 60_000;

/** A server that is measured: a process of its own, told what to do over its IPC channel. */
export class Server {
  readonly #child: ChildProcess;
  readonly #asked = new Map<number, Asked>();
  #next = 0;
  /** What it said when it was ready. */
  #ready: unknown = null;

  private constructor(child: ChildProcess) {
    this.#child = child;
    child.on('message', (raw) => this.#hear(raw));
    child.once('exit', (code, signal) => {
      const gone = new Error(`a server ended (${signal ?? code})`);
      for (const { reject } of this.#asked.values()) reject(gone);
      this.#asked.clear();
    });
  }

  static async start(file: string, args: readonly string[]): Promise<Server> {
    const child = fork(file, args, {
      execArgv: ['--expose-gc', '--enable-source-maps', ...(process.env.BENCH_NODE_OPTIONS?.split(' ') ?? [])],
      env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '' },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const server = new Server(child);
    server.#ready = await server.#wait(-1);
    return server;
  }

  /** The port that it listens on. */
  get port(): number {
    return z.object({ port: z.number() }).parse(this.#ready).port;
  }

  async ask<T>(what: string, given: unknown, shape: z.ZodType<T>): Promise<T> {
    const id = this.#next++;
    const heard = this.#wait(id);
    this.#child.send({ id, ask: what, given });
    return shape.parse(await heard);
  }

  /** CPU time used so far by all of its threads, user and system, in µs. */
  cpu(): Promise<number> {
    return this.ask('cpu', null, z.number());
  }

  /** Bytes in use on its heaps and in buffers, after a full garbage collection. */
  memory(): Promise<number> {
    return this.ask('memory', null, z.number());
  }

  /** Ends it, by force if it does not end by itself. */
  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exited = once(this.#child, 'exit');
    if (this.#child.connected) this.#child.disconnect();
    const force = setTimeout(() => this.#child.kill('SIGKILL'), 5000);
    await exited;
    clearTimeout(force);
  }

  #wait(id: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('a server does not answer')), PATIENCE_MS);
      const settled = () => clearTimeout(timer);
      this.#asked.set(id, {
        resolve: (value) => (settled(), resolve(value)),
        reject: (error) => (settled(), reject(error)),
      });
    });
  }

  #hear(raw: unknown): void {
    const first = hello.safeParse(raw);
    const told = first.success ? { id: -1, answer: first.data.ready } : answer.parse(raw);
    const asked = this.#asked.get(told.id);
    this.#asked.delete(told.id);
    if ('failed' in told) asked?.reject(new Error(told.failed));
    else asked?.resolve(told.answer);
  }
}
