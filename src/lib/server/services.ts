import type { Keeping } from '../agency/retention.ts';
import type { Trail } from '../agency/trail.ts';
import type { StaffRole } from '../meeting/actors.ts';
import type { RefusalCode } from '../meeting/refusals.ts';
import type { SelfView } from '../meeting/self.ts';
import type { Transparency } from '../meeting/transparency.ts';
import type { Audience, BoardView, MeetingView } from '../meeting/view.ts';
import type { MeetingRecord } from '../records/record.ts';
import type { RecordsRequest } from '../records/request.ts';
import type { ToldReplay } from '../records/told-replay.ts';
import type { FirstPaint, MeetingSummary } from '../protocol/api.ts';
import type { AskedHere } from './asked-here.ts';
import type { ProgressServices } from './progress.ts';
import type { From } from './from.ts';
import type { AccountView, PeopleAnswer } from '../protocol/people.ts';

/**
 * What pages may ask of the running server. The server puts one object here before it serves anything; pages are built
 * into a bundle of their own and reach it only this way (their copies of `realtime/` modules would be other instances).
 */
export interface Services extends ProgressServices {
  /** Where people reach this server, e.g. `https://townhall.example`; the address that QR codes carry. */
  address(requestUrl: URL): string;
  publicMeetings(): Promise<readonly MeetingSummary[]>;
  /** Those that are theirs, whatever the phase. */
  meetingsFor(staff: StaffMember): Promise<readonly MeetingSummary[]>;
  /** Whether a meeting has this code, as typed; opens nothing. */
  exists(code: string): Promise<boolean>;
  /**
   * Null if there is no such meeting. Nobody's in particular. Whether somebody may see more than the public does was
   * asked before.
   * @param cookieHeader what lets a guest into a rehearsal; without it there is none for the public
   */
  firstPaint(code: string, audience: Audience, cookieHeader?: string | null): Promise<FirstPaint | null>;
  /**
   * What a resident's page is made from; null if there is no such meeting. A long board is cut to one of its pages.
   * @param device the secret of the resident's cookie, if there is one
   * @param page from 1; anything else is the nearest there is
   */
  residentPaint(
    code: string,
    device: string | null,
    page: number,
    cookieHeader?: string | null
  ): Promise<FirstPaint | null>;
  /**
   * What somebody is asked at the board, by what is committed; null: nothing.
   * @param self theirs, of whoever may see the meeting
   * @param answered the action that they answered just now
   */
  asked(code: string, self: SelfView, answered: string | null): Promise<AskedHere | null>;
  /** How a meeting was moderated, for anyone; null if there is no such meeting. */
  moderation(
    code: string,
    cookieHeader?: string | null
  ): Promise<{ readonly meeting: MeetingView; readonly record: Transparency } | null>;
  /** What staff did in a meeting; null if there is no such meeting. Whoever asks has a role in it. */
  meetingTrail(code: string): Promise<{ readonly code: string; readonly title: string; readonly trail: Trail } | null>;
  /** The record of a meeting and how it is kept; null if there is no such meeting. Whoever asks keeps its records. */
  staffRecord(code: string): Promise<StaffRecord | null>;
  /** What anyone may have of it. */
  publicRecord(code: string, cookieHeader?: string | null): Promise<MeetingRecord | null>;
  /** Everything that was done in it, for who asks for its records; null if there is no such meeting. For who keeps them. */
  recordsRequest(code: string): Promise<RecordsRequest | null>;
  /** Enters in the log of the agency that somebody was given it; to be called before it is. */
  givenOut(code: string, staff: StaffMember, what: 'json' | 'csv' | 'request'): Promise<void>;
  /** It once more, as everybody saw it; null if there is no such meeting. For staff. */
  replay(code: string): Promise<ToldReplay | null>;
  mayReadAgency(staff: StaffMember): boolean;
  /** What was done to the agency; null for whom that is none of their business. */
  agencyTrail(staff: StaffMember): Promise<Trail | null>;
  /** What a receipt (`CODE.token`) opens; anything at all may be given. */
  receipt(receipt: string, from: From): Promise<ReceiptAnswer>;
  /** Whether something is solved for whoever holds a receipt. The same person, by whatever way, answers once. */
  answerWithReceipt(receipt: string, answer: ActionAnswer, from: From): Promise<AnswerOutcome>;
  /** The same for the person at a device, at the board. */
  answerFrom(
    code: string,
    device: string | null,
    answer: ActionAnswer,
    cookieHeader: string | null
  ): Promise<AnswerOutcome>;
  /**
   * The receipt of somebody in a meeting: of whose token it is, else of the device; null if there is no such meeting, or
   * what says who it is says nothing. A rehearsal is one only to those whom its link (or their role) let in.
   */
  receiptOf(
    code: string,
    who: { readonly token: string | null; readonly device: string | null },
    cookieHeader?: string | null
  ): Promise<string | null>;
  /** Whether this opens the rehearsal with this code. */
  rehearsalLink(code: string, key: string): Promise<boolean>;
  /** The rehearsal of the meeting with this code, and what its link has in it; null: there is none. For staff. */
  rehearsalOf(code: string): Promise<{ readonly code: string; readonly key: string } | null>;
  /** What the link of the rehearsal with this code has in it; null: it is no rehearsal. For who may enter it. */
  keyOf(code: string): Promise<string | null>;
  /** The areas of the agency, by name. For staff. */
  areas(): Promise<readonly { readonly id: string; readonly name: string; readonly zips: readonly string[] }[]>;
  /** How many have to say “not yet” until what is done is reopened. For staff. */
  reopenAt(): Promise<number>;
  /** The member of staff behind a session cookie, or null. */
  staffBy(sessionCookie: string | null): Promise<StaffMember | null>;
  /** The same, also while they have to set up a second factor before anything else (`staffBy` says null of them). */
  entrant(sessionCookie: string | null): Promise<{ readonly staff: StaffMember; readonly mustSetUp: boolean } | null>;
  /** One's own account; null: nobody is signed in. */
  account(sessionCookie: string | null): Promise<AccountView | null>;
  /** What an app needs to become one's second factor; null: nobody is signed in. Nothing is kept of it. */
  offer(sessionCookie: string | null): Promise<Offer | null>;
  /** Everybody who has an account; for admins. */
  people(): Promise<PeopleAnswer>;
  /** What a single-use link is for; null if it is not good any more. Using it up is another matter. */
  link(secret: string): Promise<LinkView | null>;
  /** The role that they have in the meeting with this code, as typed; null: none, or there is no such meeting. */
  roleIn(staff: StaffMember, code: string): Promise<StaffRole | null>;
  /** Who may decide about the ideas of a meeting, by name; nobody if there is no such meeting. */
  moderatorsOf(code: string): Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** The device secret that a resident's cookie holds; a fresh one if there is no cookie or what it holds is none. */
  deviceOf(cookie: string | null): string;
  /** Notes a bug or broken I/O in the server's log. `what` names nobody. */
  report(what: string, error: unknown): void;
  readonly cookies: {
    readonly device: string;
    readonly session: string;
    readonly rehearsal: string;
    readonly secure: boolean;
  };
}

/** `found` also for somebody who did nothing in the meeting: tokens are not stored, so a stranger's looks like any other. */
export type ReceiptAnswer =
  | {
      readonly outcome: 'found';
      readonly receipt: string;
      readonly code: string;
      readonly view: BoardView;
      readonly self: SelfView;
      readonly now: number;
    }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'later'; readonly retryAfterMs: number };

/** As it comes from a form: anything at all may be in it. */
export interface ActionAnswer {
  readonly actionId: string;
  readonly solved: boolean;
  /** Empty: none. */
  readonly note: string;
}

export type AnswerOutcome =
  | { readonly outcome: 'answered' }
  | { readonly outcome: 'refused'; readonly code: RefusalCode }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'later'; readonly retryAfterMs: number };

export interface StaffRecord {
  readonly record: MeetingRecord;
  /** null: it is a rehearsal, which is not kept */
  readonly keeping: Keeping | null;
  readonly hold: { readonly at: number; readonly why: string; readonly by: string | null } | null;
}

export interface Offer {
  /** base32, to type by hand */
  readonly secret: string;
  /** What a QR code for the app says. */
  readonly uri: string;
  /** To be sent back with the first code. */
  readonly pending: string;
}

export interface LinkView {
  readonly purpose: 'setup' | 'invite' | 'reset';
  /** Null: it makes the first admin. */
  readonly account: { readonly name: string; readonly email: string } | null;
  readonly passwordMin: number;
  readonly secondFactor: boolean;
}

export interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** In the agency; where it is asked for a meeting, in that meeting. */
  readonly role: StaffRole;
  /** False: only in the meetings that they are assigned to. */
  readonly everywhere: boolean;
}

const SLOT = Symbol.for('openfloor');

export function provideServices(services: Services): void {
  Object.assign(globalThis, { [SLOT]: services });
}

/** @throws Error outside a running server (a bug: pages are only ever rendered by one) */
export function services(): Services {
  const found: unknown = Reflect.get(globalThis, SLOT);
  if (!found) throw new Error('pages are rendered by the Openfloor server; it is not running');
  return found as Services;
}
