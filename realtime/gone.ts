import type { Directory } from '../db/store.ts';
import { parseMeetingId, type MeetingId } from '../src/lib/meeting/ids.ts';
import type { Clock } from './hall/clock.ts';
import { isRehearsal } from './rehearsal-ids.ts';

/** Well before whoever wipes a rehearsal looks a second time, for what was written meanwhile. */
const LOOK_MS = 2000;

interface GonePorts {
  readonly meetings: Pick<Directory['meetings'], 'byId'>;
  /** Of which meetings this node has something open. */
  readonly open: () => Iterable<string>;
  readonly dismiss: (meeting: MeetingId) => Promise<void>;
  readonly clock: Clock;
  readonly report: (what: string, error: unknown) => void;
}

/**
 * Where several nodes share a store: another one may wipe a rehearsal that is open here, its board, its agenda or both.
 * That may have been said while this node did not hear, so the store is asked.
 * @returns stops it
 */
export function letGoOfWiped({ meetings, open, dismiss, clock, report }: GonePorts): () => void {
  let cancel = lookLater();

  async function look(meeting: string): Promise<void> {
    const id = parseMeetingId(meeting);
    try {
      const row = await meetings.byId(meeting);
      if (id && (row === null || row.wipedAt !== null)) await dismiss(id);
    } catch (error) {
      report('whether a rehearsal was wiped could not be seen', error);
    }
  }

  function lookLater(): () => void {
    return clock.after(LOOK_MS, () => {
      for (const meeting of new Set(open())) if (isRehearsal(meeting)) void look(meeting);
      cancel = lookLater();
    });
  }

  return () => cancel();
}
