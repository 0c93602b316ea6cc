import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Failure, UsageError } from './usage.ts';
import type { VerifyOptions } from './verify.ts';

/** @throws UsageError; Failure if the file cannot be read */
export async function verifyOptions(argv: readonly string[]): Promise<VerifyOptions> {
  const { heads = false, against } = read(argv);
  if (against === undefined) return { heads, against: null };
  const written = await readFile(against, 'utf8').catch((error: unknown) => {
    throw new Failure(`${against} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  return { heads, against: written };
}

function read(argv: readonly string[]) {
  const options = { heads: { type: 'boolean' }, against: { type: 'string' } } as const;
  try {
    return parseArgs({ args: [...argv], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
