import type { Store } from '../db/store.ts';
import type { MeetingId } from '../src/lib/meeting/ids.ts';
import type { AgencyLog } from './agency-log.ts';
import { letGoOfWiped } from './gone.ts';
import type { Clock } from './hall/clock.ts';
import type { Halls } from './halls.ts';
import { Retention } from './records/retention.ts';
import { Rehearsals } from './rehearsals.ts';

interface KeepingPorts {
  readonly store: Store;
  readonly halls: Halls;
  readonly agencyLog: AgencyLog;
  readonly clock: Clock;
  readonly report: (what: string, error: unknown) => void;
  /** See `Rehearsals`. */
  readonly dismiss: (meeting: MeetingId) => Promise<void>;
  /** Meetings of which this node has something open. */
  readonly open: () => Iterable<string>;
}

/** What is kept and what is done away with: the end of retention, rehearsals, and letting go of what others wiped. */
export function createKeeping({ open, ...ports }: KeepingPorts) {
  const { store, report } = ports;
  const retention = new Retention(ports);
  const rehearsals = new Rehearsals({ ...ports, held: (id) => retention.isHeld(id) });
  const letGo = { ...ports, meetings: store.directory.meetings, open };
  const stopLooking = store.kind === 'mongo' ? letGoOfWiped(letGo) : () => {};
  let stopWatching = (): void => {};
  return {
    retention,
    rehearsals,
    /** Once the server answers. */
    begin(): void {
      void rehearsals.finish().catch((error: unknown) => report('rehearsals could not be looked over', error));
      stopWatching = retention.watch();
    },
    stop(): void {
      stopLooking();
      stopWatching();
    },
  };
}
