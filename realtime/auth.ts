import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Lucia, TimeSpan } from 'lucia';
import { z } from 'zod';
import type { Directory, Factor, JsonObject, StaffAccount } from '../db/store.ts';
import { STAFF_ROLES } from '../src/lib/meeting/actors.ts';
import type { StaffMember } from '../src/lib/server/services.ts';
import { readCookie, SESSION_COOKIE } from './cookies.ts';
import { verifyPassword } from './passwords.ts';
import { factsOf, freshFacts, seenNow, type Device, type SessionFacts } from './session-facts.ts';
import { secondFactorRequired } from './staff-rules.ts';

/** A member of staff who is signed in. */
export interface Caller {
  readonly staff: StaffMember;
  /** Names the session in the store and in this process; it is not what the cookie holds. */
  readonly sessionId: string;
  /** Everybody needs a second factor and this person has none: nothing else is open to them until they do. */
  readonly mustSetUp: boolean;
  /** To be sent again, because the session was extended. */
  readonly renewedCookie: string | null;
}

/** Signed out by itself after this long without a visit. */
const SESSION_DAYS = 7;

const attributes = z.object({
  email: z.string(),
  name: z.string(),
  role: z.enum(STAFF_ROLES),
  everywhere: z.boolean(),
  secondFactor: z.boolean(),
});

type StaffLucia = Lucia<SessionFacts, z.infer<typeof attributes>>;

/** Lucia's types look up what a session's user is here. */
declare module 'lucia' {
  interface Register {
    Lucia: StaffLucia;
    DatabaseSessionAttributes: JsonObject;
  }
}

/**
 * Sessions of staff. The cookie holds a random secret; the store holds the session under the secret's hash, so that
 * whoever reads the database cannot sign in with what is there.
 */
export class Auth {
  readonly #directory: Directory;
  readonly #lucia: StaffLucia;
  /** How long the last check of a password took. */
  #checkMs = 50;

  /** @param secure exactly when people reach us over https */
  constructor(directory: Directory, secure: boolean) {
    this.#directory = directory;
    this.#lucia = new Lucia(directory.sessions, {
      sessionExpiresIn: new TimeSpan(SESSION_DAYS, 'd'),
      sessionCookie: { name: SESSION_COOKIE, attributes: { secure, sameSite: 'lax', path: '/' } },
      getUserAttributes: (raw) => attributes.parse(raw),
      getSessionAttributes: factsOf,
    });
  }

  /** The account, if e-mail and password are right and it is in use; the same time and the same null otherwise. */
  async check(email: string, password: string): Promise<StaffAccount | null> {
    const account = await this.#directory.staff.byEmail(email.trim().toLowerCase());
    const began = performance.now();
    const right = await verifyPassword(account?.passwordHash ?? null, password);
    this.#checkMs = performance.now() - began;
    return right && account && !account.disabled ? account : null;
  }

  /** Answers as `check` does to an unknown e-mail, after the time that the last check took, without its work. */
  async pretend(): Promise<null> {
    await delay(this.#checkMs);
    return null;
  }

  /**
   * Starts a session for whoever proved to be this account, unless a reset, a disabling or another second factor
   * overtook the proof. Those change the account before they end its sessions: what is unchanged after our session is
   * there, they will find.
   * @param factor what there was when it was asked for; null: nothing was
   * @returns the Set-Cookie header, or null if the account is not as it was
   */
  async openFor(proved: StaffAccount, factor: Factor | null, device: Device = 'unknown'): Promise<string | null> {
    const secret = randomBytes(32).toString('base64url');
    await this.#lucia.createSession(proved.id, freshFacts(device, Date.now()), { sessionId: idOf(secret) });
    const account = await this.#directory.staff.byId(proved.id);
    const now = await this.#directory.factors.find(proved.id);
    const same = account?.passwordHash === proved.passwordHash && now?.sealed === factor?.sealed;
    if (account && !account.disabled && same) {
      return this.#lucia.createSessionCookie(secret).serialize();
    }
    await this.close(idOf(secret));
    return null;
  }

  /** Starts a session. @returns the Set-Cookie header */
  async open(staffId: string): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    await this.#lucia.createSession(staffId, freshFacts('unknown', Date.now()), { sessionId: idOf(secret) });
    return this.#lucia.createSessionCookie(secret).serialize();
  }

  /** Who is behind a Cookie header; null without a session that is still good, or while `findAny` says `mustSetUp`. */
  async find(cookieHeader: string | undefined): Promise<Caller | null> {
    return this.bySecret(readCookie(cookieHeader, SESSION_COOKIE));
  }

  /** As `find`, also somebody who has to set up a second factor before anything else. */
  async findAny(cookieHeader: string | undefined): Promise<Caller | null> {
    return this.anyBySecret(readCookie(cookieHeader, SESSION_COOKIE));
  }

  /** @param secret the value of the session cookie */
  async bySecret(secret: string | null): Promise<Caller | null> {
    const caller = await this.anyBySecret(secret);
    return caller && !caller.mustSetUp ? caller : null;
  }

  /** @param secret the value of the session cookie */
  async anyBySecret(secret: string | null): Promise<Caller | null> {
    if (!secret || secret.length > 100) return null;
    const { session, user } = await this.#lucia.validateSession(idOf(secret));
    if (!session) return null;
    const { id, name, email, role, everywhere, secondFactor } = user;
    const renewedCookie = session.fresh ? this.#lucia.createSessionCookie(secret).serialize() : null;
    const { startedAt, seenAt, device, name: label } = session;
    await this.#seen(session.id, { startedAt, seenAt, device, ...(label !== undefined && { name: label }) });
    const mustSetUp = await this.#lacks(secondFactor);
    return { staff: { id, name, email, role, everywhere }, sessionId: session.id, renewedCookie, mustSetUp };
  }

  /** Looks without extending the session: a socket left open must not keep somebody signed in for ever. */
  async stillGood(sessionId: string): Promise<StaffMember | null> {
    const [session, user] = await this.#directory.sessions.getSessionAndUser(sessionId);
    if (!session || !user || session.expiresAt.getTime() <= Date.now()) return null;
    const { secondFactor, ...staff } = attributes.parse(user.attributes);
    if (await this.#lacks(secondFactor)) return null;
    await this.#seen(sessionId, factsOf(session.attributes));
    return { id: user.id, ...staff };
  }

  /** Whether a second factor is asked of everybody, and this account has none. */
  async #lacks(secondFactor: boolean): Promise<boolean> {
    return !secondFactor && (await secondFactorRequired(this.#directory.agency));
  }

  async #seen(sessionId: string, facts: SessionFacts): Promise<void> {
    const seen = seenNow(facts, Date.now());
    if (seen) await this.#directory.sessions.updateSessionAttributes(sessionId, { ...seen });
  }

  async close(sessionId: string): Promise<void> {
    await this.#lucia.invalidateSession(sessionId);
  }

  /** The Set-Cookie header that takes the cookie away. */
  get blankCookie(): string {
    return this.#lucia.createBlankSessionCookie().serialize();
  }

  async tidy(): Promise<void> {
    await this.#lucia.deleteExpiredSessions();
  }
}

function idOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
