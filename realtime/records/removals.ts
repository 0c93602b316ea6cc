import { appendFile, readFile } from 'node:fs/promises';
import { z } from 'zod';

/**
 * What was done away with since some backup was made, as a small file of its own: ids and nothing else. A restore goes by
 * it, so that words and pictures that were removed, and people who were forgotten, do not come back.
 */
export const removalLine = z.union([
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

  /** The same as lines of the file, as few as there can be. */
  lines(): RemovalLine[] {
    const ids = [...this.#gone].flatMap(([meeting, { texts, pictures, versions }]): RemovalLine[] => [
      ...(texts.size > 0 ? [{ meeting, texts: [...texts] }] : []),
      ...(pictures.size > 0 ? [{ meeting, pictures: [...pictures] }] : []),
      ...(versions.size > 0 ? [{ meeting, versions: [...versions] }] : []),
    ]);
    const ended = [...this.ended].map((meeting) => ({ meeting, ended: true as const }));
    return [...ids, ...ended, ...[...this.dropped].map((meeting) => ({ meeting, dropped: true as const }))];
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
  const list = file === null ? null : await readList(file);
  for (const line of list?.lines ?? []) removals.add(line);
  return removals;
}

/** Every line of a file that can be read, and how many cannot; null: there is no file. */
export async function readList(
  file: string
): Promise<{ readonly lines: readonly RemovalLine[]; readonly unreadable: number } | null> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const written = text.split('\n').filter((one) => one.trim() !== '');
  const lines = written.flatMap((one) => removalLine.safeParse(jsonOrNull(one)).data ?? []);
  return { lines, unreadable: written.length - lines.length };
}

/** On a line of its own, whatever a crash left before it. */
export async function noteRemoval(file: string, line: RemovalLine): Promise<void> {
  await appendFile(file, `\n${JSON.stringify(line)}\n`, { mode: 0o600, flush: true });
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
