import { parseMeetingCode, parseMeetingId } from '../src/lib/meeting/ids.ts';
import { NOBODY } from '../src/lib/meeting/self.ts';
import { projectMeeting } from '../src/lib/meeting/view.ts';
import type { Services } from '../src/lib/server/services.ts';
import { sharedAddress } from './addresses.ts';
import type { AgencyLog } from './agency-log.ts';
import { byName } from './api/areas.ts';
import { mayAtAll } from './api/rights.ts';
import { agencyTrail, meetingTrail } from './audit/trails.ts';
import type { Auth } from './auth.ts';
import type { Config } from './config.ts';
import { DEVICE_COOKIE, REHEARSAL_COOKIE, SESSION_COOKIE } from './cookies.ts';
import { isSecret, meetingSecret, newDevice } from './devices.ts';
import { FirstPages } from './first-page.ts';
import type { Clock } from './hall/clock.ts';
import type { Halls } from './halls.ts';
import type { Identities } from './identify.ts';
import { meetingSummaries } from './listing.ts';
import type { PublicRecords } from './public-records.ts';
import { receiptServices } from './receipt-services.ts';
import type { Entrance } from './entrance.ts';
import { isRehearsal } from './rehearsal-ids.ts';
import { reopenAt } from './reopening.ts';
import { recordServices } from './records/services.ts';
import type { Retention } from './records/retention.ts';
import type { Rehearsals } from './rehearsals.ts';
import { moderatorsOf, roleIn } from './roles.ts';
import { sameText } from './same-text.ts';
import { progressServices } from './progress/services.ts';
import { staffServices } from './staff-services.ts';
import type { Store } from '../db/store.ts';

export interface ServicePorts extends Pick<Entrance, 'factors' | 'people'> {
  readonly store: Store;
  readonly halls: Halls;
  readonly rehearsals: Rehearsals;
  readonly retention: Retention;
  readonly records: PublicRecords;
  readonly auth: Auth;
  readonly identify: Identities;
  readonly agencyLog: AgencyLog;
  readonly clock: Clock;
  readonly place: Pick<Config, 'origin' | 'host'>;
  readonly secure: boolean;
  readonly report: (what: string, error: unknown) => void;
}

/** Enough to tell the people at one browser apart. */
const MARK_LENGTH = 8;

/** What pages may ask of this server. */
export function createServices(ports: ServicePorts): Services {
  const { store, agencyLog, halls, rehearsals, records, auth, identify, clock, place, secure, report } = ports;
  const firstPages = new FirstPages(clock);
  return {
    address: (requestUrl) => sharedAddress(place, requestUrl),
    publicMeetings: () => meetingSummaries(store.directory, null, clock.now()),
    meetingsFor: (staff) => meetingSummaries(store.directory, staff, clock.now()),
    async exists(typed) {
      const code = parseMeetingCode(typed);
      const row = code && (await store.directory.meetings.byCode(code));
      return row !== null && row.rehearsalOf === null && row.wipedAt === null;
    },
    async firstPaint(code, audience, cookieHeader) {
      const hall = await halls.byCode(code);
      if (!hall || (audience === 'public' && !(await identify.admits(hall.meeting, cookieHeader)))) return null;
      const { version, view } = hall.snapshot(audience);
      // The next delta changes these collections in place; what is in them never changes.
      const still = { ...view, ideas: { ...view.ideas }, votes: { ...view.votes }, inRoom: { ...view.inRoom } };
      return { version, view: still, self: NOBODY, now: clock.now(), here: hall.here };
    },
    async residentPaint(code, device, page, cookieHeader) {
      const hall = await halls.byCode(code);
      if (!hall || !(await identify.admits(hall.meeting, cookieHeader))) return null;
      const token = isSecret(device) ? meetingSecret(device, hall.meeting) : undefined;
      const participant = token === undefined ? null : await identify.participant(hall.meeting, token);
      const self = participant ? (await hall.self(participant)).self : NOBODY;
      const { version, view } = hall.snapshot('public');
      const part = firstPages.cut(hall, view, page);
      const mark = participant?.slice(0, MARK_LENGTH);
      return { version, ...part, self, now: clock.now(), here: hall.here, ...(mark !== undefined && { mark }) };
    },
    async moderation(code, cookieHeader) {
      const hall = await halls.byCode(code);
      if (!hall || !(await identify.admits(hall.meeting, cookieHeader))) return null;
      const { record } = await records.of(hall);
      return { meeting: await hall.read(projectMeeting), record };
    },
    async meetingTrail(typed) {
      const hall = await halls.byCode(typed);
      if (!hall) return null;
      const { code, title } = await hall.read((state) => ({ code: state.code, title: state.settings.title }));
      return { code, title, trail: await meetingTrail(store.log, hall, store.directory) };
    },
    mayReadAgency: (staff) => mayAtAll(staff, 'agency.log'),
    async agencyTrail(staff) {
      return mayAtAll(staff, 'agency.log') ? agencyTrail(agencyLog, store.log, store.directory) : null;
    },
    ...receiptServices(ports),
    async rehearsalLink(code, key) {
      const hall = await halls.byCode(code);
      if (!hall || !isRehearsal(hall.meeting)) return false;
      return sameText(key, await identify.rehearsalKey(hall.meeting));
    },
    async rehearsalOf(code) {
      const hall = await halls.byCode(code);
      const row = hall && (await rehearsals.of(hall.meeting));
      const id = row && parseMeetingId(row.id);
      return id ? { code: row.code, key: await identify.rehearsalKey(id) } : null;
    },
    async keyOf(code) {
      const hall = await halls.byCode(code);
      return hall && isRehearsal(hall.meeting) ? identify.rehearsalKey(hall.meeting) : null;
    },
    reopenAt: () => reopenAt(store.directory.agency),
    areas: async () => byName(await store.directory.areas.list()),
    async staffBy(sessionCookie) {
      return (await auth.bySecret(sessionCookie))?.staff ?? null;
    },
    ...staffServices(ports),
    ...recordServices(ports),
    ...progressServices(ports),
    async moderatorsOf(typed) {
      const code = parseMeetingCode(typed);
      const row = code && (await store.directory.meetings.byCode(code));
      return row ? moderatorsOf(store.directory, row.id) : [];
    },
    async roleIn(staff, typed) {
      const code = parseMeetingCode(typed);
      const row = code && (await store.directory.meetings.byCode(code));
      return row && roleIn(store.directory.assignments, staff, row.id);
    },
    deviceOf: (cookie) => (isSecret(cookie) ? cookie : newDevice()),
    report,
    cookies: { device: DEVICE_COOKIE, session: SESSION_COOKIE, rehearsal: REHEARSAL_COOKIE, secure },
  };
}
