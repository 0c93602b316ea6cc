/** `npm run openfloor -- …`. Exit codes: 0 done, 1 it could not be done or something is wrong, 2 called wrongly. */
import { createInterface } from 'node:readline';
import { StoreError } from '../../db/store.ts';
import { ConfigError } from '../config.ts';
import { runCommand } from './run.ts';
import { Failure, USAGE, UsageError, type Terminal } from './usage.ts';

const terminal: Terminal = {
  out: (line) => process.stdout.write(`${line}\n`),
  async readLine() {
    const lines = createInterface({ input: process.stdin });
    for await (const line of lines) return line;
    return '';
  },
};

function explain(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\n\n${USAGE}`;
  if (error instanceof Failure || error instanceof ConfigError || error instanceof StoreError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  const well = await runCommand({ argv: process.argv.slice(2), env: process.env, terminal, now: Date.now });
  process.exitCode = well ? 0 : 1;
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
