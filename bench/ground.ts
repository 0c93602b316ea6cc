import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMongo, type MongoEngine } from '../scripts/mongo/engine.ts';
import { Server } from './server.ts';

export type ServerName =
  'openfloor' | 'hall' | 'bare-ws' | 'bare-socketio' | 'hocuspocus' | 'y-websocket' | 'one-by-one' | 'crowd';

/** What rows are measured on: starts servers and databases, and ends every one of them. */
export class Ground {
  readonly #servers: Server[] = [];
  readonly #folders: string[] = [];
  #mongo: MongoEngine | null = null;

  constructor(
    readonly bundled: string,
    readonly quick: boolean
  ) {}

  /** A number of things: the first in a full run, the second in a quick one. */
  pick(full: number, quick: number): number {
    return this.quick ? quick : full;
  }

  /** In a process of its own; its CPU time is all of its threads'. */
  async start(name: ServerName, ...args: readonly string[]): Promise<Server> {
    const server = await Server.start(join(this.bundled, `${name}.js`), args);
    this.#servers.push(server);
    return server;
  }

  async folder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'openfloor-bench-'));
    this.#folders.push(folder);
    return folder;
  }

  /** The address of a real MongoDB. */
  async mongo(): Promise<string> {
    this.#mongo ??= await startMongo({ folder: await this.folder() });
    return this.#mongo.url;
  }

  async endAll(): Promise<void> {
    await Promise.all(this.#servers.splice(0).map((server) => server.end()));
  }

  async clear(): Promise<void> {
    await this.endAll();
    await this.#mongo?.stop();
    this.#mongo = null;
    for (const folder of this.#folders.splice(0)) await rm(folder, { recursive: true, force: true });
  }
}
