import type { Appended, Batch, EventLog } from '../../db/store.ts';
import type { MeetingId } from '../../src/lib/meeting/ids.ts';
import type { Clock } from './clock.ts';

/** An append that takes longer is not waited for: its outcome is unknown. */
export const APPEND_TIMEOUT_MS = 5000;

/** Appends within the time limit. `unknown`: it may be in the log, or get there later; `why` says what happened. */
export async function appendInTime(
  { log, clock }: { readonly log: EventLog; readonly clock: Clock },
  meeting: MeetingId,
  expectedVersion: number,
  batch: Batch
): Promise<{ readonly outcome: Appended } | { readonly outcome: 'unknown'; readonly why: unknown }> {
  let cancel = () => {};
  const timeout = new Promise<never>((_, reject) => {
    cancel = clock.after(APPEND_TIMEOUT_MS, () =>
      reject(new Error(`no answer from the store within ${APPEND_TIMEOUT_MS} ms`))
    );
  });
  try {
    return { outcome: await Promise.race([log.append(meeting, expectedVersion, batch), timeout]) };
  } catch (why) {
    return { outcome: 'unknown', why };
  } finally {
    cancel();
  }
}
