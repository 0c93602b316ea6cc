import type { Store } from '../../db/store.ts';
import { upcast } from '../../src/lib/meeting/upcast.ts';
import { publicRecord, staffRecord } from '../../src/lib/records/record.ts';
import type { Services } from '../../src/lib/server/services.ts';
import type { Clock } from '../hall/clock.ts';
import type { Halls } from '../halls.ts';
import type { Identities } from '../identify.ts';
import type { Retention } from './retention.ts';

interface RecordPorts {
  readonly store: Store;
  readonly halls: Halls;
  readonly identify: Identities;
  readonly retention: Retention;
  readonly clock: Clock;
}

/** What the pages of records ask of this server. */
export function recordServices(ports: RecordPorts): Pick<Services, 'staffRecord' | 'publicRecord'> {
  const { store, halls, identify, retention, clock } = ports;
  const eventsOf = async (meeting: string) =>
    (await store.log.read(meeting, 0)).flatMap(({ events }) => events.map(upcast));
  return {
    async staffRecord(code) {
      const hall = await halls.byCode(code);
      if (!hall) return null;
      const [events, accounts, standing] = await Promise.all([
        eventsOf(hall.meeting),
        store.directory.staff.list(),
        retention.of(hall.meeting),
      ]);
      const names = new Map(accounts.map(({ id, name }) => [id, name]));
      const record = await hall.read((state) => staffRecord(state, events, names, clock.now()));
      const hold = standing?.hold ?? null;
      return {
        record,
        keeping: standing?.keeping ?? null,
        hold: hold && { at: hold.at, why: hold.why, by: names.get(hold.by.replace(/^s:/, '')) ?? null },
      };
    },
    async publicRecord(code, cookieHeader) {
      const hall = await halls.byCode(code);
      if (!hall || !(await identify.admits(hall.meeting, cookieHeader))) return null;
      const events = await eventsOf(hall.meeting);
      return hall.read((state) => publicRecord(state, events, clock.now()));
    },
  };
}
