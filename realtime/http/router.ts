import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Log } from '../log.ts';
import type { Metrics, RequestKind } from '../metrics.ts';
import { MARK_HEADER } from '../../src/lib/server/from.ts';
import type { Marks } from '../guesses.ts';
import { ownOrigin, senderAddress, type Place } from '../origins.ts';
import { compress } from './compress.ts';
import type { Door } from '../overload/admission.ts';
import type { Regulars } from '../overload/regulars.ts';
import { full } from './full.ts';
import { secure } from './headers.ts';
import { HOST_HEADER, PROTOCOL_HEADER } from './pages.ts';
import { patternOf } from './routes.ts';

export type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

export interface Routes {
  /** Socket.IO: `/socket.io/`. */
  readonly board: { readonly request: RequestListener; readonly upgrade: UpgradeListener };
  /** The HTTP API: `/api/`. */
  readonly api: RequestListener;
  /** Shared documents: upgrades of `/agenda/`. */
  readonly agenda?: UpgradeListener;
  /** All the rest; null where somebody else serves the pages. */
  readonly pages: RequestListener | null;
}

interface RouterPorts {
  readonly routes: Routes;
  /** Of sockets; the API and the pages look for themselves, at what changes something. */
  readonly originAllowed: (message: IncomingMessage) => boolean;
  readonly place: Place;
  readonly metrics: Metrics;
  readonly admission: Door;
  readonly regulars: Regulars;
  readonly marks: Marks;
  readonly log: Log;
  /** The pattern of an API path, for logs. */
  readonly routeOf: (path: string) => string;
}

const NOTHING = 'Connection: close\r\nContent-Length: 0\r\n\r\n';

/** One server, one port, by path. */
export function createRouter(ports: RouterPorts): {
  readonly request: RequestListener;
  readonly upgrade: UpgradeListener;
} {
  const { routes, place } = ports;

  function request(message: IncomingMessage, response: ServerResponse): void {
    const path = pathOf(message);
    const kind = kindOf(path);
    note(ports, message, response, path, kind);
    if (kind === 'polling') {
      // Engine.IO asks about the origin at the handshake only; a session's later requests are held to it too.
      if (!ports.originAllowed(message)) return void response.writeHead(403).end();
      return routes.board.request(message, response);
    }
    const own = ownOrigin(message.headers, place);
    secure(response, kind, own.protocol === 'https');
    const turnedAway = full(ports, message, response, path);
    const goOn = () => answer(message, response, kind, own, path);
    if (turnedAway === false) goOn();
    else if (turnedAway !== true) void turnedAway.then((answered) => answered || goOn());
  }

  function answer(
    message: IncomingMessage,
    response: ServerResponse,
    kind: RequestKind,
    own: ReturnType<typeof ownOrigin>,
    path: string
  ): void {
    compress(message, response);
    if (kind === 'api') return routes.api(message, response);
    // Pages take their own address from these headers, and nobody but us sets them.
    message.headers[PROTOCOL_HEADER] = own.protocol;
    message.headers[HOST_HEADER] = own.host;
    message.headers[MARK_HEADER] = path.startsWith('/r/') ? markOf(message) : '';
    if (routes.pages) routes.pages(message, response);
    else response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found');
  }

  const markOf = ({ headers, socket }: IncomingMessage) =>
    ports.marks.of(senderAddress(headers, socket.remoteAddress, place));

  function upgrade(message: IncomingMessage, socket: Duplex, head: Buffer): void {
    // A peer that vanishes in the middle of a handshake must not end the process.
    socket.on('error', () => socket.destroy());
    const path = pathOf(message);
    if (!ports.originAllowed(message)) return void socket.end(`HTTP/1.1 403 Forbidden\r\n${NOTHING}`);
    if (path === '/socket.io/') return routes.board.upgrade(message, socket, head);
    if (path.startsWith('/agenda/') && routes.agenda) return routes.agenda(message, socket, head);
    socket.end(`HTTP/1.1 404 Not Found\r\n${NOTHING}`);
  }

  return { request, upgrade };
}

function pathOf(message: IncomingMessage): string {
  return (message.url ?? '/').split('?', 1)[0] ?? '/';
}

function kindOf(path: string): RequestKind {
  if (path === '/socket.io/') return 'polling';
  if (path === '/api' || path.startsWith('/api/')) return 'api';
  return path.startsWith('/_app/') ? 'asset' : 'page';
}

/** Logs and counts a request when it is over: method, pattern, status and time, nothing else. */
function note(
  ports: RouterPorts,
  message: IncomingMessage,
  response: ServerResponse,
  path: string,
  kind: RequestKind
): void {
  const began = performance.now();
  response.once('close', () => {
    const ms = performance.now() - began;
    const status = response.statusCode;
    ports.metrics.request(kind, status, ms / 1000);
    const level = kind === 'page' || kind === 'api' ? 'info' : 'debug';
    if (!ports.log.isLevelEnabled(level)) return;
    const route = kind === 'api' ? ports.routeOf(path) : pageRoute(path, kind);
    ports.log[level]({ method: knownMethod(message.method), route, status, ms: Math.round(ms * 10) / 10 }, 'request');
  });
}

/** Codes and secrets stand in paths: only their places are named. */
const PAGES = [
  '/',
  '/m/:code',
  '/m/:code/screen',
  '/m/:code/receipt',
  '/r/:receipt',
  '/progress',
  '/staff',
  '/staff/sign-in',
  '/staff/setup/:secret',
  '/staff/m/:code',
  '/staff/m/:code/agenda',
];

function pageRoute(path: string, kind: RequestKind): string {
  if (kind === 'polling') return '/socket.io/';
  return kind === 'asset' ? '/_app/*' : patternOf(PAGES, path);
}

/** A method is anything that a client types, too. */
function knownMethod(method = ''): string {
  return ['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS'].includes(method) ? method : 'other';
}
