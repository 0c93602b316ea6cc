/** `npm run demo [-- --residents N --pace X]`, and the one thing it takes from the environment: PORT. */
import { createServer } from 'node:net';
import { parseArgs } from 'node:util';

export interface DemoOptions {
  readonly residents: number;
  readonly pace: number;
  /** null: 3000, or the next one that is free */
  readonly port: number | null;
}

export const USAGE = `npm run demo [-- --residents N --pace X]
  --residents N   simulated residents who take part, 0 to 5000 (40)
  --pace X        how fast they are, 0.1 to 100 (1 is like people)
  PORT=…          where to listen (3000, or the next that is free)`;

/** What was typed makes no sense; the message says why. */
export class UsageError extends Error {}

function number(name: string, text: string | undefined, fallback: number, least: number, most: number): number {
  const value = text === undefined || text === '' ? fallback : Number(text);
  if (value >= least && value <= most) return value;
  throw new UsageError(`${name} is a number from ${least} to ${most}, not ${text ?? ''}`);
}

/** @throws UsageError */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): DemoOptions | 'help' {
  const { values } = parse(args);
  if (values.help) return 'help';
  const residents = Math.floor(number('--residents', values.residents, 40, 0, 5000));
  const pace = number('--pace', values.pace, 1, 0.1, 100);
  return { residents, pace, port: env.PORT ? number('PORT', env.PORT, 0, 0, 65_535) : null };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { residents: { type: 'string' }, pace: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

const FIRST_PORT = 3000;
const PORTS = 50;

/** 3000, or the next port on which nobody listens. */
export async function freePort(host: string): Promise<number> {
  for (let port = FIRST_PORT; port < FIRST_PORT + PORTS; port += 1) if (await isFree(port, host)) return port;
  throw new UsageError(`the ports from ${FIRST_PORT} on are all in use; choose one with PORT=…`);
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((answer) => {
    const probe = createServer();
    probe.once('error', () => answer(false));
    probe.listen({ port, host }, () => probe.close(() => answer(true)));
  });
}
