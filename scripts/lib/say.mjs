/** What the scripts tell whoever runs them: one line per step, and plain words when something is wrong. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export function say(line) {
  process.stderr.write(`openfloor: ${line}\n`);
}

/** Ends the script with a message and no stack trace: for what the reader can put right. */
export class Stop extends Error {}

/** Runs the script's main function; a `Stop` prints its message alone. */
export async function main(run) {
  try {
    await run();
  } catch (error) {
    if (error instanceof Stop) say(error.message);
    else console.error(error);
    process.exitCode = 1;
  }
}
