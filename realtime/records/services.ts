import type { Store } from '../../db/store.ts';
import { projectMeeting } from '../../src/lib/meeting/meeting-view.ts';
import type { LoggedEvent } from '../../src/lib/meeting/events.ts';
import type { MeetingState } from '../../src/lib/meeting/state.ts';
import { dayOf } from '../../src/lib/zone.ts';
import { publicRecord, staffRecord, type MeetingRecord } from '../../src/lib/records/record.ts';
import type { Services } from '../../src/lib/server/services.ts';
import { recordAs, type AgencyLog } from '../agency-log.ts';
import { factsOf, whoOf } from '../audit/trails.ts';
import type { Clock } from '../hall/clock.ts';
import type { Halls } from '../halls.ts';
import type { Identities } from '../identify.ts';
import { foldLog } from './fold.ts';
import { Kept } from './kept.ts';
import { Replays } from './replays.ts';
import { recordsRequest } from './request.ts';
import type { Retention } from './retention.ts';

interface RecordPorts {
  readonly store: Store;
  readonly halls: Halls;
  readonly identify: Identities;
  readonly retention: Retention;
  readonly agencyLog: AgencyLog;
  readonly clock: Clock;
}

type RecordServices = Pick<Services, 'staffRecord' | 'publicRecord' | 'recordsRequest' | 'givenOut' | 'replay'>;

/** So old may figures of a meeting be that is going on: each vote would make them anew, for anyone who asks. */
const FRESH_MS = 10_000;

/** What staff did, and words that are gone, tell at once. */
function freshness({ version, recordedAt, scrubbed, phase, settings }: MeetingState, now: number): string {
  const over = phase === 'closed' || phase === 'archived';
  const figures = over ? `v${version}` : `t${Math.floor(now / FRESH_MS)}`;
  return [figures, recordedAt, scrubbed.size, phase, dayOf(now, settings.timeZone)].join(' ');
}

/** What the pages of records ask of this server. */
export function recordServices(ports: RecordPorts): RecordServices {
  const { store, halls, identify, retention, agencyLog, clock } = ports;
  const eventsOf = async (meeting: string): Promise<readonly LoggedEvent[]> => {
    const events: LoggedEvent[] = [];
    await foldLog(store.log, meeting, (_, { event }) => void events.push(event));
    return events;
  };
  const open = new Kept<MeetingRecord>();
  const replays = new Replays(store.log);
  const namesOf = async () =>
    new Map((await store.directory.staff.list()).map(({ id, name }): [string, string] => [id, name]));
  return {
    async staffRecord(code) {
      const hall = await halls.byCode(code);
      if (!hall) return null;
      const [events, names, standing] = await Promise.all([
        eventsOf(hall.meeting),
        namesOf(),
        retention.of(hall.meeting),
      ]);
      const record = await hall.read((state) => staffRecord(state, events, names, clock.now()));
      const hold = standing?.hold ?? null;
      return {
        record,
        keeping: standing?.keeping ?? null,
        hold: hold && { at: hold.at, why: hold.why, by: names.get(hold.by.replace(/^s:/, '')) ?? null },
      };
    },
    async recordsRequest(code) {
      const hall = await halls.byCode(code);
      return hall && recordsRequest(store.log, hall.meeting, Object.fromEntries(await namesOf()));
    },
    async replay(code) {
      const hall = await halls.byCode(code);
      if (!hall) return null;
      const { replay, about } = await replays.of({ meeting: hall.meeting, read: (look) => hall.read(look) });
      const { ideas, frames, forgotten } = replay;
      const people = Object.fromEntries(await namesOf());
      return {
        meeting: await hall.read(projectMeeting),
        people,
        ideas,
        forgotten,
        frames: frames.map(({ done, ...frame }) => ({
          ...frame,
          acts: done.map((event) => ({
            version: frame.version,
            at: frame.at,
            by: whoOf(event.by),
            type: event.type,
            facts: factsOf(event, about),
          })),
        })),
      };
    },
    async givenOut(typed, staff, what) {
      const hall = await halls.byCode(typed);
      if (!hall) return;
      const code = await hall.read((state) => state.code);
      await recordAs(agencyLog, staff.id, { type: 'records.exported', meeting: hall.meeting, code, what });
    },
    async publicRecord(code, cookieHeader) {
      const hall = await halls.byCode(code);
      if (!hall || !(await identify.admits(hall.meeting, cookieHeader))) return null;
      const key = await hall.read((state) => freshness(state, clock.now()));
      return open.of(hall.meeting, key, async () => {
        const events = await eventsOf(hall.meeting);
        return hall.read((state) => publicRecord(state, events, clock.now()));
      });
    },
  };
}
