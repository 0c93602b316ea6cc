import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { openStore } from '../../db/open.ts';
import type { StaffRole } from '../../db/store.ts';
import { addAccount } from '../../realtime/accounts.ts';
import { Auth } from '../../realtime/auth.ts';
import { TestMongo } from '../contract/ground-mongo.ts';
import { PASSWORD } from '../net/ground.ts';
import { freePort } from '../proof/process.ts';
import { rngFrom } from '../support/rng.ts';

/** What `npm start` runs: the built server, in a process of its own, on a folder of its own. */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = join(ROOT, 'build/server/main.js');

export interface StaffSeat {
  readonly email: string;
  readonly password: string;
  /** Of a session that is open already: `name=value`. */
  readonly cookie: string;
}

export interface ServerChoices {
  readonly host?: string;
  /** Nobody has an account yet. */
  readonly fresh?: boolean;
  /** Where it keeps its data; a database of its own in either case. */
  readonly on?: 'sqlite' | 'mongo';
}

const line = z.looseObject({ msg: z.string(), setupLink: z.string().optional() });

export class Server {
  #child: ChildProcess | null = null;
  #ended: Promise<unknown> = Promise.resolve();
  /** What a first start says about how to become the first admin. */
  setupLink: string | null = null;

  private constructor(
    readonly port: number,
    readonly host: string,
    readonly folder: string,
    readonly staff: Readonly<Record<StaffRole, StaffSeat>>,
    readonly mongo: TestMongo | null,
    readonly mongoUrl: string | null
  ) {}

  static async start({ host = '127.0.0.1', fresh = false, on = 'sqlite' }: ServerChoices = {}): Promise<Server> {
    if (!existsSync(MAIN)) throw new Error('there is no build; `npm test` and `npm run build` make it');
    const folder = await mkdtemp(join(tmpdir(), 'openfloor-e2e-'));
    const mongo = on === 'mongo' ? await TestMongo.start() : null;
    const mongoUrl = mongo?.freshUrl() ?? null;
    const staff = fresh ? NOBODY : await hire(folder, mongoUrl);
    const port = await freePort(rngFrom(process.pid + Date.now()));
    const server = new Server(port, host, folder, staff, mongo, mongoUrl);
    await server.up();
    return server;
  }

  /** As this machine reaches it. */
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts the process; resolves once it listens. */
  async up(): Promise<void> {
    const { PATH = '', HOME = '' } = process.env;
    const data = this.mongoUrl === null ? { OPENFLOOR_DATA: this.folder } : { MONGODB_URL: this.mongoUrl };
    const env = { PATH, HOME, HOST: this.host, PORT: String(this.port), ...data };
    const child = spawn(process.execPath, [MAIN], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    this.#ended = once(child, 'close');
    let said = '';
    child.stderr.on('data', (part: Buffer) => (said += part.toString()));
    await new Promise<void>((ready, fail) => {
      createInterface({ input: child.stdout }).on('line', (text) => {
        said += `${text}\n`;
        const { msg, setupLink } = line.parse(JSON.parse(text));
        if (setupLink !== undefined) this.setupLink = setupLink;
        if (msg === 'listening' && this.staff !== NOBODY) ready();
        if (setupLink !== undefined) ready();
      });
      void this.#ended.then(() => fail(new Error(`the server ended at its start: ${said}`)));
    });
  }

  /** What reaches it from now on it neither reads nor answers, until `resume`. */
  suspend(): void {
    this.#child?.kill('SIGSTOP');
  }

  resume(): void {
    this.#child?.kill('SIGCONT');
  }

  /** Pulls the plug. */
  async kill(): Promise<void> {
    this.#child?.kill('SIGKILL');
    await this.#ended;
    this.#child = null;
  }

  /** Ends it for good and takes its data away. */
  async end(): Promise<void> {
    await this.kill();
    await this.mongo?.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

const NOBODY_THERE: StaffSeat = { email: '', password: '', cookie: '' };
const NOBODY = { admin: NOBODY_THERE, commander: NOBODY_THERE, moderator: NOBODY_THERE, officer: NOBODY_THERE };

/** One of each role, each signed in once. */
async function hire(dataFolder: string, mongoUrl: string | null): Promise<Record<StaffRole, StaffSeat>> {
  const store = await openStore({ dataFolder, ...(mongoUrl !== null && { mongoUrl }), role: 'tool' });
  const auth = new Auth(store.directory, false);
  const seat = async (role: StaffRole): Promise<StaffSeat> => {
    const email = `${role}@station.example`;
    const given = { email, name: `The ${role}`, role, password: PASSWORD };
    const { id } = await addAccount(store.directory, given, Date.now());
    return { email, password: PASSWORD, cookie: (await auth.open(id)).split(';', 1)[0] ?? '' };
  };
  const staff = {
    admin: await seat('admin'),
    commander: await seat('commander'),
    moderator: await seat('moderator'),
    officer: await seat('officer'),
  };
  await store.close();
  return staff;
}
