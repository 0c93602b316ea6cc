import type { StaffRole } from '../meeting/actors.ts';

/** What pages and scripts hear of accounts. */

/** Roles that somebody may have in one meeting. */
export const MEETING_ROLES = ['commander', 'moderator', 'officer'] as const;
export type MeetingRole = (typeof MEETING_ROLES)[number];

/** An account, as admins see it. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: StaffRole;
  /** False: only in `meetings`. */
  readonly everywhere: boolean;
  readonly disabled: boolean;
  /** Has set a password. */
  readonly active: boolean;
  readonly secondFactor: boolean;
  /** Roles in single meetings; they go before `role`. */
  readonly meetings: readonly { readonly code: string; readonly title: string; readonly role: MeetingRole }[];
}

export interface PeopleAnswer {
  readonly people: readonly Person[];
  /** Everybody needs a second factor. */
  readonly secondFactorRequired: boolean;
}

/** A single-use link, told once. */
export interface LinkAnswer {
  readonly person: Person;
  readonly link: { readonly url: string; readonly hours: number };
}

/** One's own session, on one device. */
export interface SessionView {
  readonly id: string;
  /** ms since the epoch; 0: not known */
  readonly startedAt: number;
  /** The hour of the last use, ms since the epoch; 0: not known */
  readonly seenAt: number;
  readonly device: 'phone' | 'computer' | 'unknown';
  readonly name: string | null;
  /** The one that asks. */
  readonly here: boolean;
}

/** One's own account. */
export interface AccountView {
  readonly name: string;
  readonly email: string;
  readonly role: StaffRole;
  readonly secondFactor: { readonly since: number; readonly codesLeft: number } | null;
  readonly secondFactorRequired: boolean;
  readonly sessions: readonly SessionView[];
}

/** Recovery codes, told once. */
export interface CodesAnswer {
  readonly codes: readonly string[];
}
