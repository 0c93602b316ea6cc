import { z } from 'zod/mini';
import { ACTION_STATUSES } from '$lib/meeting/actions/action.ts';

/** An update as it is kept in its tab while it is written. */
const kept = z.object({
  /** null: whoever writes left it as it was, whatever it becomes meanwhile. */
  status: z.nullable(z.enum(ACTION_STATUSES)),
  percent: z.nullable(z.number()),
  text: z.string(),
  label: z.string(),
  before: z.string(),
  after: z.string(),
  unit: z.string(),
  pictures: z.array(z.object({ id: z.string(), name: z.string(), alt: z.string() })),
});

/** Under which id what was sent; null: nothing was yet. */
const sent = z.nullable(z.object({ id: z.string(), what: z.string() }));
const whole = z.object({ written: kept, sent });

export type Kept = z.infer<typeof kept>;
export type Sent = z.infer<typeof sent>;

/** Null if nothing is kept there, or nothing that means anything. */
export function readKept(storage: Storage | null, key: string): z.infer<typeof whole> | null {
  try {
    const read = whole.safeParse(JSON.parse(storage?.getItem(key) ?? 'null'));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** @param given null: nothing is to be kept any more */
export function writeKept(storage: Storage | null, key: string, given: z.infer<typeof whole> | null): void {
  try {
    if (given) storage?.setItem(key, JSON.stringify(given));
    else storage?.removeItem(key);
  } catch {
    // Then it is here as long as the page is.
  }
}
