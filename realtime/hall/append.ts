import type { Appended, Batch } from '../../db/store.ts';
import type { MeetingId } from '../../src/lib/meeting/ids.ts';
import type { HallPorts } from './ports.ts';

/** An append that takes longer is not waited for: its outcome is unknown. */
export const APPEND_TIMEOUT_MS = 5000;

/** Appends within the time limit. `unknown`: it may be in the log, or get there later; `why` says what happened. */
export async function appendInTime(
  { log, clock, appended }: Pick<HallPorts, 'log' | 'clock' | 'appended'>,
  meeting: MeetingId,
  expectedVersion: number,
  batch: Batch
): Promise<{ readonly outcome: Appended } | { readonly outcome: 'unknown'; readonly why: unknown }> {
  let cancel = () => {};
  const began = clock.now();
  const took = () => (clock.now() - began) / 1000;
  const timeout = new Promise<never>((_, reject) => {
    cancel = clock.after(APPEND_TIMEOUT_MS, () =>
      reject(new Error(`no answer from the store within ${APPEND_TIMEOUT_MS} ms`))
    );
  });
  try {
    const outcome = await Promise.race([log.append(meeting, expectedVersion, batch), timeout]);
    appended?.(outcome, took());
    return { outcome };
  } catch (why) {
    appended?.('unknown', took());
    return { outcome: 'unknown', why };
  } finally {
    cancel();
  }
}
