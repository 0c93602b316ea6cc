import type { Directory, EventLog, LoggedBatch } from '../../db/store.ts';
import type { AgencyAct, AgencyRecord } from '../../src/lib/agency/acts.ts';
import type { IdeaWords, Trail, TrailAct, TrailFacts } from '../../src/lib/agency/trail.ts';
import type { Worded } from '../../src/lib/i18n/wording.ts';
import type { LoggedEvent } from '../../src/lib/meeting/events.ts';
import { projectMeeting } from '../../src/lib/meeting/meeting-view.ts';
import type { Idea, MeetingState } from '../../src/lib/meeting/state.ts';
import { upcast } from '../../src/lib/meeting/upcast.ts';
import type { MeetingView } from '../../src/lib/meeting/view.ts';
import { AGENCY_STREAM, type AgencyLog } from '../agency-log.ts';
import type { Hall } from '../hall/hall.ts';
import { linkOf } from './chain.ts';

/** What staff did, for staff to read: of one meeting, and of the agency. */

type People = Pick<Directory, 'staff' | 'meetings'>;

/** Every act of staff and of the server itself in a meeting; never one of a resident. */
export async function meetingTrail(log: EventLog, hall: Hall, people: People): Promise<Trail> {
  const [batches, about] = await Promise.all([log.read(hall.meeting, 0), hall.read(aboutIn)]);
  const acts: TrailAct[] = [];
  for (const { firstVersion, events } of batches) {
    for (const [n, stored] of events.entries()) {
      const event = upcast(stored);
      if (isResidents(event.by) || event.type === 'command.noted') continue;
      const facts = factsOf(event, about);
      acts.push({ version: firstVersion + n, at: event.at, by: whoOf(event.by), type: event.type, facts });
    }
  }
  const { words, wordings, timeZone } = about;
  return { ...(await told(acts, batches, people)), words, wordings, timeZone };
}

/** What a log is told with: how things in it are called. */
export function aboutIn(state: MeetingState) {
  return {
    orders: new Map<string, number | null>([...state.ideas].map(([id, { order }]) => [id, order])),
    places: new Map<string, number>([...state.actions].map(([id, { number }]) => [id, number])),
    // Nobody's own words are in the log: these are read as they stand now, and are gone once they were removed.
    words: new Map([...state.ideas].flatMap(([id, idea]) => (idea.order === null ? [[id, wordsOf(idea)]] : []))),
    wordings: wordingsOf(projectMeeting(state)),
    timeZone: state.settings.timeZone,
  };
}

export const isResidents = (by: string): boolean => by.startsWith('p:') || by === 'resident';

const BEGINNING_LENGTH = 60;

function wordsOf({ text, redacted }: Pick<Idea, 'text' | 'redacted'>): IdeaWords {
  const letters = [...text];
  const beginning = letters.length > BEGINNING_LENGTH ? `${letters.slice(0, BEGINNING_LENGTH).join('')}…` : text;
  return { text: beginning, redacted };
}

const wordingsOf = ({ categories, policy, translations }: MeetingView): Worded => ({
  categories,
  policy,
  translations,
});

export async function agencyTrail(agency: AgencyLog, log: EventLog, people: People): Promise<Trail> {
  const [records, batches] = await Promise.all([agency.read(), log.read(AGENCY_STREAM, 0)]);
  const codes = new Map((await people.meetings.list()).map(({ id, code }) => [id, code]));
  const acts = records.map((record: AgencyRecord): TrailAct => {
    const { version, at, by, act } = record;
    const facts = act ? agencyFacts(act, codes) : { names: [record.type] };
    return { version, at, by: whoOf(by), type: act?.type ?? 'unknown', facts };
  });
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { ...(await told(acts, batches, people)), timeZone };
}

async function told(acts: readonly TrailAct[], batches: readonly LoggedBatch[], people: People) {
  const accounts = await people.staff.list();
  const last = batches.at(-1);
  const link = last && linkOf(last);
  return {
    acts: [...acts].reverse(),
    people: Object.fromEntries(accounts.map(({ id, name }) => [id, name])),
    head: last && link ? { version: last.firstVersion + last.events.length - 1, hash: link.own } : null,
  };
}

export const whoOf = (by: string): string => (by.startsWith('s:') ? by.slice(2) : by);

interface Numbers {
  readonly orders: ReadonlyMap<string, number | null>;
  /** Of actions in the published agenda. */
  readonly places: ReadonlyMap<string, number>;
}

/** An event as facts: without anybody's words. */
export function factsOf(event: LoggedEvent, { orders, places }: Numbers): TrailFacts {
  const idea = 'ideaId' in event && event.ideaId !== null ? numberOf(event.ideaId, orders) : {};
  switch (event.type) {
    case 'agenda.published':
      return { publication: event.number };
    case 'action.updated':
      return { action: places.get(event.actionId), ...(event.status && { status: event.status }) };
    case 'action.redacted':
      return { action: places.get(event.actionId), reason: event.reason };
    case 'action.reopened':
      return { action: places.get(event.actionId) };
    case 'idea.screened':
      return { ...idea, reason: event.reason, to: event.referTo };
    case 'idea.redacted':
      return { ...idea, ...(event.reason !== undefined && { reason: event.reason }) };
    case 'idea.merged':
      return { ...idea, into: orders.get(event.into) ?? null };
    case 'idea.replied':
      return { ...idea, on: event.textId !== null };
    case 'idea.translated':
      return { ...idea, on: event.textId !== null, lang: event.lang };
    case 'meeting.configured':
      return { names: Object.keys(event.settings) };
    case 'meeting.allowed':
      return { names: Object.entries(event).flatMap(([name, on]) => (on === true ? name : [])) };
    case 'stage.spotlighted':
      return { ...idea, on: event.ideaId !== null };
    case 'stage.blanked':
      return { on: event.on };
    case 'stage.timed':
      return { seconds: event.seconds };
    case 'stage.noted':
      return { on: event.textId !== null };
    default:
      return idea;
  }
}

function numberOf(ideaId: string, orders: ReadonlyMap<string, number | null>): TrailFacts {
  const order = orders.get(ideaId) ?? null;
  return order === null ? { idea: null, ideaId } : { idea: order };
}

function agencyFacts(act: AgencyAct, codes: ReadonlyMap<string, string>): TrailFacts {
  const code = 'code' in act ? { code: act.code } : {};
  switch (act.type) {
    case 'staff.role-changed':
      return { staff: act.staff, was: act.from, role: act.to };
    case 'staff.assigned':
      return { staff: act.staff, role: act.role, code: codes.get(act.meeting) ?? act.meeting };
    case 'staff.reach-changed':
      return { staff: act.staff, on: act.everywhere };
    case 'staff.added':
    case 'staff.invited':
      return { staff: act.staff, role: act.role };
    case 'meeting.held':
      return { ...code, why: act.why };
    case 'records.exported':
      return { ...code, names: [act.what] };
    case 'agency.configured':
      return { names: act.fields };
    default:
      return 'staff' in act ? { staff: act.staff } : code;
  }
}
