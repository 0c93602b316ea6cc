import { appendFile, readFile } from 'node:fs/promises';
import { z } from 'zod';

/**
 * What was done away with since some backup was made, as a small file of its own: ids and nothing else. A restore goes by
 * it, so that words and pictures that were removed, and people who were forgotten, do not come back.
 */
const removalLine = z.union([
  z.object({ meeting: z.string(), texts: z.array(z.string()) }),
  z.object({ meeting: z.string(), pictures: z.array(z.string()) }),
  z.object({ meeting: z.string(), versions: z.array(z.string()) }),
  z.object({ meeting: z.string(), ended: z.literal(true) }),
  z.object({ meeting: z.string(), dropped: z.literal(true) }),
]);
export type RemovalLine = z.infer<typeof removalLine>;

/** What a meeting has no more. */
export interface Gone {
  readonly texts: ReadonlySet<string>;
  readonly pictures: ReadonlySet<string>;
  /** Of its agenda. */
  readonly versions: ReadonlySet<string>;
}

export class Removals {
  readonly #gone = new Map<string, Record<keyof Gone, Set<string>>>();
  /** Their retention ended. */
  readonly ended = new Set<string>();
  readonly dropped = new Set<string>();

  of(meeting: string): Gone {
    return this.#of(meeting);
  }

  /** False: it was known. */
  add(one: RemovalLine): boolean {
    if ('ended' in one) return grows(this.ended, [one.meeting]);
    if ('dropped' in one) return grows(this.dropped, [one.meeting]);
    const gone = this.#of(one.meeting);
    if ('texts' in one) return grows(gone.texts, one.texts);
    if ('pictures' in one) return grows(gone.pictures, one.pictures);
    return grows(gone.versions, one.versions);
  }

  #of(meeting: string) {
    const gone = this.#gone.get(meeting) ?? { texts: new Set(), pictures: new Set(), versions: new Set() };
    this.#gone.set(meeting, gone);
    return gone;
  }
}

function grows<T>(set: Set<T>, items: readonly T[]): boolean {
  const before = set.size;
  for (const item of items) set.add(item);
  return set.size > before;
}

/** What the file says; a line that was cut off by a crash is passed over. Empty if there is no file. */
export async function readRemovals(file: string | null): Promise<Removals> {
  const removals = new Removals();
  for (const line of file === null ? [] : await linesOf(file)) removals.add(line);
  return removals;
}

/** What one file says, another says as well from now on: a later restore goes by that one. */
export async function carryOver(from: string, to: string): Promise<void> {
  const known = await readRemovals(to);
  for (const line of await linesOf(from)) if (known.add(line)) await noteRemoval(to, line);
}

export async function noteRemoval(file: string, line: RemovalLine): Promise<void> {
  await appendFile(file, `${JSON.stringify(line)}\n`, { mode: 0o600, flush: true });
}

async function linesOf(file: string): Promise<RemovalLine[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap((one) => removalLine.safeParse(jsonOrNull(one)).data ?? []);
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
