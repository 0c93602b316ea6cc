/**
 * Development: a Vite plugin that runs the server (`realtime/server.ts`) inside Vite's process and loads it again when
 * one of its sources changes. The server listens on a loopback port of its own; what is its own on Vite's port is handed
 * over to it. Everything else is Vite's: pages, modules, and the upgrades of hot reload are never touched.
 */
import { request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import type { Plugin, ViteDevServer } from 'vite';

/** Paths that the server answers; the rest are pages. */
const OWN = /^\/(?:socket\.io|agenda|api)(?:[/?]|$)/;
/** Folders whose changes restart the server. Pages reload by themselves. */
const SOURCES = ['realtime/', 'db/', 'src/lib/meeting/', 'src/lib/protocol/', 'src/lib/server/'];
const SETTLE_MS = 100;
const LOOPBACK = '127.0.0.1';

interface Running {
  readonly port: number;
  readonly setupPath: string | null;
  stop(): Promise<void>;
}

const isOwn = (message: IncomingMessage): boolean => OWN.test(message.url ?? '');

async function load(vite: ViteDevServer): Promise<Running> {
  const { readConfig } = (await vite.ssrLoadModule('/realtime/config.ts')) as typeof import('./config.ts');
  const { startServer } = (await vite.ssrLoadModule('/realtime/server.ts')) as typeof import('./server.ts');
  return startServer({ config: { ...readConfig(process.env), host: LOOPBACK, port: 0 }, pages: null });
}

/** Keeps one server running: the newest that could be loaded. */
class Server {
  #running: Promise<Running | null>;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly vite: ViteDevServer) {
    this.#running = this.#start();
  }

  async port(): Promise<number | null> {
    return (await this.#running)?.port ?? null;
  }

  /** Several files saved together are one restart. */
  restartSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#running = this.stop().then(() => this.#start());
    }, SETTLE_MS);
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    await (await this.#running)?.stop();
  }

  /** A mistake in a source is shown, and mended by the next save. */
  async #start(): Promise<Running | null> {
    try {
      const running = await load(this.vite);
      const { logger } = this.vite.config;
      logger.info('server ready', { timestamp: true });
      if (running.setupPath) logger.info(`nobody has an account yet; become the first admin at ${running.setupPath}`);
      return running;
    } catch (error) {
      const cause = error instanceof Error ? error : new Error(String(error));
      this.vite.ssrFixStacktrace(cause);
      this.vite.config.logger.error(`the server could not start: ${cause.stack ?? cause.message}`);
      return null;
    }
  }
}

function handOver(port: number, message: IncomingMessage, answer: ServerResponse): void {
  const { method, url, headers } = message;
  const onward = request({ host: LOOPBACK, port, method, path: url, headers }, (reply) => {
    answer.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(answer);
  });
  onward.on('error', () => (answer.headersSent ? answer.destroy() : answer.writeHead(502).end()));
  answer.on('close', () => onward.destroy());
  message.pipe(onward);
}

function handOverUpgrade(port: number, message: IncomingMessage, socket: Duplex, head: Buffer): void {
  const onward = connect(port, LOOPBACK, () => {
    const lines = [`${message.method} ${message.url} HTTP/1.1`];
    for (let n = 0; n < message.rawHeaders.length; n += 2) {
      lines.push(`${message.rawHeaders[n]}: ${message.rawHeaders[n + 1]}`);
    }
    onward.write(`${lines.join('\r\n')}\r\n\r\n`);
    onward.write(head);
    onward.pipe(socket).pipe(onward);
  });
  onward.on('error', () => socket.destroy());
  socket.on('error', () => onward.destroy());
  socket.on('close', () => onward.destroy());
}

export function server(): Plugin {
  let running: Server | null = null;
  return {
    name: 'openfloor-server',
    apply: 'serve',
    configureServer(vite) {
      const own = new Server(vite);
      running = own;
      const changed = (file: string): void => {
        const inTree = path.relative(vite.config.root, file);
        if (SOURCES.some((folder) => inTree.startsWith(folder))) own.restartSoon();
      };
      vite.watcher.add(['realtime', 'db'].map((folder) => path.join(vite.config.root, folder)));
      for (const event of ['add', 'change', 'unlink'] as const) vite.watcher.on(event, changed);
      vite.middlewares.use((message, answer, next) => {
        if (!isOwn(message)) return next();
        void own.port().then((port) => (port ? handOver(port, message, answer) : answer.writeHead(503).end()));
      });
      vite.httpServer?.on('upgrade', (message: IncomingMessage, socket: Duplex, head: Buffer) => {
        if (!isOwn(message)) return;
        void own.port().then((port) => (port ? handOverUpgrade(port, message, socket, head) : socket.destroy()));
      });
    },
    async closeBundle() {
      await running?.stop();
    },
  };
}
