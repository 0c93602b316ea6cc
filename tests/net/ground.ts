import { request } from 'node:http';
import { once } from 'node:events';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { afterEach } from 'vitest';
import { z } from 'zod';
import { createMemoryStore } from '../../db/memory.ts';
import { emptyData, type MemoryData } from '../../db/memory/data.ts';
import type { StaffRole, Store } from '../../db/store.ts';
import { Auth } from '../../realtime/auth.ts';
import { readConfig, type Config } from '../../realtime/config.ts';
import { createLog } from '../../realtime/log.ts';
import { startServer, type Running, type ServerOptions } from '../../realtime/server.ts';
import { parseCommandId, parseStaffId, type MeetingCode } from '../../src/lib/meeting/ids.ts';
import type { CommandBody } from '../../src/lib/meeting/commands.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/lib/meeting/settings.ts';
import type { Hall } from '../../realtime/hall/hall.ts';

/** A server in this process, on a free port and a store in memory, and ways to talk to it. Gone after each test. */

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

export function atEnd(clean: () => unknown): void {
  cleanups.push(clean);
}

export const PASSWORD = 'correct horse battery staple';

type Change = Partial<Omit<ServerOptions, 'config'>> & { readonly config?: Partial<Config> };

export function testConfig(change: Partial<Config> = {}): Config {
  return { ...readConfig({}), port: 0, host: '127.0.0.1', logLevel: 'silent', ...change };
}

export interface Ground extends Running {
  /** Everything that the store holds. */
  readonly stored: () => string;
  readonly lines: string[];
}

export async function serve({ config, ...rest }: Change = {}): Promise<Ground> {
  const data = emptyData();
  const lines: string[] = [];
  const settings = testConfig(config);
  const log = createLog(settings.logLevel, { to: { write: (line) => void lines.push(line) } });
  const running = await startServer({ config: settings, store: createMemoryStore(data), pages: null, log, ...rest });
  cleanups.push(() => running.stop());
  return { ...running, lines, stored: () => everythingIn(data) };
}

/** What a store in memory holds, as one text. */
export const everythingIn = (data: MemoryData): string => JSON.stringify(data, plain);

function plain(_key: string, value: unknown): unknown {
  if (value instanceof Map) return [...value];
  return value instanceof Set ? [...value] : value;
}

const loose = z.looseObject({ code: z.string().default(''), phase: z.string().default('') });
const toldShape = z.object({
  error: z
    .object({ code: z.string(), message: z.string(), fields: z.record(z.string(), z.string()).default({}) })
    .default({ code: 'no error', message: '', fields: {} }),
  meeting: loose.default({ code: '', phase: '' }),
  meetings: z.array(loose).default([]),
  staff: z.record(z.string(), z.string()).default({}),
  participant: z.string().default('nobody'),
  token: z.string().default('no token'),
});

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** name=value of the cookies that were set */
  readonly cookies: readonly string[];
  readonly setCookie: readonly string[];
  readonly text: string;
  /** The parsed body; null if it is no JSON object. */
  readonly body: unknown;
  /** What tests look at in it; what is not there is empty. */
  readonly told: z.infer<typeof toldShape>;
}

export interface Call {
  readonly body?: unknown;
  readonly cookie?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request; a body that is not a string is sent as JSON. */
export async function call(
  server: Pick<Running, 'url'>,
  method: string,
  path: string,
  given: Call = {}
): Promise<Answer> {
  const { body, cookie, headers } = given;
  const response = await fetch(server.url + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(cookie && { cookie }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const parsed: unknown = text.startsWith('{') ? JSON.parse(text) : null;
  const setCookie = response.headers.getSetCookie();
  return {
    status: response.status,
    headers: response.headers,
    setCookie,
    cookies: setCookie.map((one) => one.split(';', 1)[0] ?? ''),
    text,
    body: parsed,
    told: toldShape.parse(parsed ?? {}),
  };
}

/** A request with headers that `fetch` would not send (Host, Origin, Accept-Encoding); the body comes as it is. */
export async function raw(
  server: Running,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET'
): Promise<{ readonly status: number; readonly headers: NodeJS.Dict<string | string[]>; readonly body: Buffer }> {
  const message = request({ host: '127.0.0.1', port: server.port, path, method, headers, agent: false });
  message.end();
  const [response] = (await once(message, 'response')) as [import('node:http').IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(Buffer.from(chunk as Uint8Array));
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) };
}

let people = 0;

/** An account with a role and a session of it; no password is hashed for that. */
export async function staff(
  store: Store,
  role: StaffRole,
  everywhere = true
): Promise<{ readonly id: string; readonly cookie: string; readonly email: string }> {
  people += 1;
  const id = `staff-${people}`;
  const email = `${role}-${people}@station.example`;
  await store.directory.staff.add({
    id,
    email,
    name: role,
    role,
    everywhere,
    passwordHash: null,
    disabled: false,
    createdAt: people,
  });
  const cookie = (await new Auth(store.directory, false).open(id)).split(';', 1)[0] ?? '';
  return { id, cookie, email };
}

export async function meeting(server: Running, change: Partial<Settings> = {}, code?: string): Promise<Hall> {
  const settings: Settings = { ...DEFAULT_SETTINGS, title: 'What should we work on first?', ...change };
  return server.halls.create(settings, { by: 'system', ...(code && { code: code as MeetingCode }) });
}

let commands = 0;

/** Does something to a meeting as staff; throws if it is refused. */
export async function act(hall: Hall, body: CommandBody, role: StaffRole = 'admin'): Promise<void> {
  commands += 1;
  const id = parseCommandId(`command-${commands}`);
  const by = parseStaffId('somebody');
  if (!id || !by) throw new Error('these are ids');
  const ack = await hall.submit({ role, staff: by }, { ...body, id });
  if (!ack.ok) throw new Error(`${body.type} was refused: ${ack.code}`);
}

export async function codeOf(hall: Hall): Promise<string> {
  return hall.read((state) => state.code);
}

/** A socket that does not come back by itself. */
export function connect(
  server: Pick<Running, 'url'>,
  auth: Readonly<Record<string, unknown>>,
  options: Partial<ManagerOptions & SocketOptions> = {}
): Socket {
  const socket = io(`${server.url}/board`, {
    auth,
    forceNew: true,
    reconnection: false,
    transports: ['websocket'],
    ...options,
  });
  cleanups.push(() => socket.disconnect());
  return socket;
}

/** The first event of that name, as what it carried; rejects if the connection fails before. */
export function heard(socket: Socket, event: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    socket.once(event, resolve);
    if (event !== 'connect_error') socket.once('connect_error', reject);
  });
}

export function command(socket: Socket, body: Readonly<Record<string, unknown>>): Promise<unknown> {
  commands += 1;
  return socket.timeout(20_000).emitWithAck('command', { id: `command-${commands}`, ...body });
}
