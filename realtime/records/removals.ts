import { appendFile, readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { EventLog } from '../../db/store.ts';

/**
 * What was done away with since some backup was made, as a small file of its own: ids and nothing else. A restore goes by
 * it, so that words that were removed, and people who were forgotten, do not come back.
 */
const line = z.union([
  z.object({ meeting: z.string(), texts: z.array(z.string()) }),
  z.object({ meeting: z.string(), ended: z.literal(true) }),
  z.object({ meeting: z.string(), dropped: z.literal(true) }),
]);
type Line = z.infer<typeof line>;

export class Removals {
  /** meeting → ids of texts */
  readonly texts = new Map<string, Set<string>>();
  /** Their retention ended. */
  readonly ended = new Set<string>();
  readonly dropped = new Set<string>();

  /** False: it was known. */
  add(one: Line): boolean {
    if ('ended' in one) return grows(this.ended, one.meeting);
    if ('dropped' in one) return grows(this.dropped, one.meeting);
    const known = this.texts.get(one.meeting) ?? new Set();
    this.texts.set(one.meeting, known);
    return one.texts.filter((id) => grows(known, id)).length > 0;
  }
}

function grows<T>(set: Set<T>, item: T): boolean {
  const before = set.size;
  return set.add(item).size > before;
}

/** What the file says; a line that was cut off by a crash is passed over. Empty if there is no file. */
export async function readRemovals(file: string): Promise<Removals> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  const removals = new Removals();
  for (const one of text.split('\n')) {
    const parsed = line.safeParse(jsonOrNull(one));
    if (parsed.success) removals.add(parsed.data);
  }
  return removals;
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A log that writes down what is done away with, before it is. */
export function noting(log: EventLog, file: string): EventLog {
  let known: Promise<Removals> | null = null;
  const note = async (one: Line): Promise<void> => {
    known ??= readRemovals(file);
    if (!(await known).add(one)) return;
    await appendFile(file, `${JSON.stringify(one)}\n`, { mode: 0o600, flush: true }).catch((error: unknown) => {
      known = null;
      throw error;
    });
  };
  return {
    read: (meeting, from) => log.read(meeting, from),
    append: (meeting, expected, batch) => log.append(meeting, expected, batch),
    async scrub(meeting, texts) {
      if (texts.length > 0) await note({ meeting, texts: [...texts] });
      await log.scrub(meeting, texts);
    },
    async replace(meeting, through, batches) {
      await note({ meeting, ended: true });
      await log.replace(meeting, through, batches);
    },
    async drop(meeting) {
      await note({ meeting, dropped: true });
      await log.drop(meeting);
    },
  };
}
