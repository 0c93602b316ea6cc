import type { RequestListener } from 'node:http';
import { StoreError } from '../db/store.ts';
import { ConfigError, readConfig } from './config.ts';
import { createLog } from './log.ts';
import { startServer } from './server.ts';
import { stopOnSignals } from './shutdown.ts';

/**
 * The server as a process of its own: reads the environment, starts, says where it is, and ends properly.
 * @param loadPages called once the settings are known to be in order; null: no pages
 */
export function runServer(loadPages: (() => Promise<RequestListener>) | null): void {
  run(loadPages).catch((error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  });
}

async function run(loadPages: (() => Promise<RequestListener>) | null): Promise<void> {
  const config = readConfig(process.env);
  const pretty = process.stdout.isTTY;
  const log = createLog(config.logLevel, { pretty });

  // What nobody expected leaves a state that nobody knows: it is noted, and whoever started the process starts it again.
  const fatal = (what: string) => (error: unknown) => {
    log.fatal({ error }, what);
    process.exit(1);
  };
  process.on('uncaughtException', fatal('a bug'));
  process.on('unhandledRejection', fatal('a bug'));

  const pages = loadPages && (await loadPages());
  const server = await startServer({ config, pages, log, processMetrics: true, onBroken: fatal('the store broke') });
  stopOnSignals(() => server.stop(), log);

  const link = server.setupPath && `${server.addresses[0]}${server.setupPath}`;
  if (pretty) {
    const lines = ['', '  Openfloor is open at', '', ...server.addresses.map((address) => `    ${address}`), ''];
    if (link)
      lines.push('  Nobody has an account yet. Become the first admin (works once, for a day):', '', `    ${link}`, '');
    process.stdout.write(`${lines.join('\n')}\n`);
  } else {
    log.info({ addresses: server.addresses, store: server.store.kind }, 'listening');
    const offer = 'nobody has an account yet: this link makes the first admin, once, within a day';
    // Without it nobody gets in: it is told however little is logged.
    if (link && log.isLevelEnabled('info')) log.info({ setupLink: link }, offer);
    else if (link) process.stdout.write(`${JSON.stringify({ setupLink: link, msg: offer })}\n`);
  }
}

const NO_SUCH_HOST: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EADDRNOTAVAIL']);

/** Mistakes that a person can mend are told in plain words. */
function explain(error: unknown): string {
  if (error instanceof ConfigError) return `The environment does not make sense:\n${error.message}`;
  if (error instanceof StoreError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'The port is in use by another program. Stop that one, or choose another port with PORT=….';
  }
  if (error instanceof Error && 'code' in error && error.code === 'EACCES') {
    return 'This address or folder may not be used by this account. Ports below 1024 need rights; OPENFLOOR_DATA must be writable.';
  }
  if (error instanceof Error && 'code' in error && NO_SUCH_HOST.has(String(error.code))) {
    return 'HOST must be an address of this machine: 0.0.0.0 for all of them, 127.0.0.1 for this machine alone.';
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
