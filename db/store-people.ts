/** The part of the directory that is about staff: accounts, roles, links, second factors, sessions, and tries to get in. */
import type { Adapter } from 'lucia';
import type { JsonObject } from './store.ts';

export type StaffRole = 'admin' | 'commander' | 'moderator' | 'officer';

export interface StaffAccount {
  readonly id: string;
  /** Lower case, unique. */
  readonly email: string;
  readonly name: string;
  /** In the agency, and in every meeting if `everywhere`. */
  readonly role: StaffRole;
  /** False: only in the meetings that the account is assigned to. Means nothing for an admin, who may always. */
  readonly everywhere: boolean;
  /** argon2id, PHC string; null until a setup link was used. */
  readonly passwordHash: string | null;
  readonly disabled: boolean;
  /** ms since the epoch */
  readonly createdAt: number;
}

export interface StaffAccounts {
  /** @throws StoreError `taken` if the e-mail has an account. */
  add(account: StaffAccount): Promise<void>;
  byId(id: string): Promise<StaffAccount | null>;
  byEmail(email: string): Promise<StaffAccount | null>;
  list(): Promise<readonly StaffAccount[]>;
  /**
   * Changes the named fields, in one step with the look at `only`.
   * @param only the password that the account must have: null, none
   * @returns false if there is no such account, or not with this password; then nothing changed
   */
  update(
    id: string,
    change: Partial<Omit<StaffAccount, 'id' | 'createdAt'>>,
    only?: Pick<StaffAccount, 'passwordHash'>
  ): Promise<boolean>;
}

/** A role that somebody has in one meeting; it goes before the one in the agency. */
export interface Assignment {
  readonly meetingId: string;
  readonly staffId: string;
  readonly role: Exclude<StaffRole, 'admin'>;
}

export interface Assignments {
  /** One for each person and meeting: a later one takes the place of the earlier. */
  put(assignment: Assignment): Promise<void>;
  /** Idempotent. */
  remove(meetingId: string, staffId: string): Promise<void>;
  /** Null: none. */
  find(meetingId: string, staffId: string): Promise<Assignment | null>;
  /** All of one person, or with null everybody's; ordered by meeting, then person. */
  list(staffId: string | null): Promise<readonly Assignment[]>;
  /** Removes all of one meeting. Idempotent. */
  drop(meetingId: string): Promise<void>;
}

/** Single-use, expiring links (setup, reset). Only a hash of the secret is kept. */
export interface OneTimeLink {
  readonly secretHash: string;
  /** `setup` makes the first admin, `invite` and `reset` set the password of an account. */
  readonly purpose: 'setup' | 'invite' | 'reset';
  /** null: whoever uses it becomes the first admin. */
  readonly staffId: string | null;
  readonly expiresAt: number;
}

export interface OneTimeLinks {
  /** Keeps a link; one for an account takes the place of the account's earlier ones, used or not. */
  put(link: OneTimeLink): Promise<void>;
  /** Takes the link away and returns it, to one caller only; null if it is gone or expired at `now`. */
  take(secretHash: string, now: number): Promise<OneTimeLink | null>;
  /** Voids all links of an account. Idempotent. */
  drop(staffId: string): Promise<void>;
  /** What `take` would return, and leaves it. */
  peek(secretHash: string, now: number): Promise<OneTimeLink | null>;
}

/** What somebody proves to have, besides the password. */
export interface Factor {
  readonly staffId: string;
  /** The secret that codes are made from, encrypted under a key of the keyring. */
  readonly sealed: string;
  /** The time step (30 s) of the last code that was taken: none up to it is taken again. */
  readonly lastStep: number;
  /** Hashes of the recovery codes that are left. */
  readonly recovery: readonly string[];
  /** ms since the epoch */
  readonly since: number;
}

export interface Factors {
  /**
   * One for each account; it takes the place of an earlier one.
   * @param over the `sealed` of the one that it may take the place of; null: of none. Not given: of any
   * @returns false if there was another, or none: then nothing changed
   */
  put(factor: Factor, over?: string | null): Promise<boolean>;
  find(staffId: string): Promise<Factor | null>;
  list(): Promise<readonly Factor[]>;
  /** Takes the code of a time step; false if it, or a later one, was taken before. To one caller only. */
  useStep(staffId: string, step: number): Promise<boolean>;
  /** Takes a recovery code away; false if there is none. To one caller only. */
  useRecovery(staffId: string, hash: string): Promise<boolean>;
  /** Recovery codes in place of those that are left, and nothing else changes; false if this factor is not there. */
  renew(staffId: string, sealed: string, recovery: readonly string[]): Promise<boolean>;
  /** @param sealed of the one to remove; not given: any. @returns false if it was not there */
  remove(staffId: string, sealed?: string): Promise<boolean>;
}

/** How often something was tried within a while. Keys are keyed hashes; nothing else is kept of who tried. */
export interface Tries {
  /** Counts one more. A count that is over begins afresh, to last until `until`. */
  count(key: string, until: number, now: number): Promise<Tried>;
  /** Null: none, or over. */
  read(key: string, now: number): Promise<Tried | null>;
  forget(key: string): Promise<void>;
  /** Removes what is over. */
  tidy(now: number): Promise<void>;
}

export interface Tried {
  readonly count: number;
  /** ms since the epoch */
  readonly until: number;
}

/** Settings of the agency: documents by name. Who reads one checks its shape. */
export interface AgencySettings {
  read(name: string): Promise<JsonObject | null>;
  /** Replaces it whole. */
  write(name: string, value: JsonObject): Promise<void>;
}

/**
 * Lucia's own port; `getSessionAndUser` gives user attributes
 * `{ email, name, role, everywhere, disabled, secondFactor }`, the last whether they have one.
 */
export interface StaffSessions extends Adapter {
  /** Changes what is kept with a session, if it is there: one that ended stays ended. */
  updateSessionAttributes(sessionId: string, attributes: JsonObject): Promise<void>;
}
