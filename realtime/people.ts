import type { Assignment, Directory, StaffAccount, StaffRole } from '../db/store.ts';
import type { AgencyAct } from '../src/lib/agency/acts.ts';
import type { StaffId } from '../src/lib/meeting/ids.ts';
import type { Person } from '../src/lib/protocol/people.ts';
import { addAccount, newStaffId, refuseTaken } from './accounts.ts';
import type { AgencyLog } from './agency-log.ts';
import type { Clock } from './hall/clock.ts';
import { issueLink } from './links.ts';
import { rehearsedIn } from './rehearsal-ids.ts';
import type { Sessions } from './sessions.ts';
import { requireSecondFactor } from './staff-rules.ts';

export type By = StaffId | 'command-line';

interface PeoplePorts {
  readonly directory: Directory;
  readonly agencyLog: Pick<AgencyLog, 'record'>;
  /** The sockets of this process; the others find out by looking. */
  readonly sessions: Pick<Sessions, 'endedAllOf'> | null;
  readonly clock: Pick<Clock, 'now'>;
}

export interface Invited {
  readonly email: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly everywhere: boolean;
}

export interface Change {
  readonly role?: StaffRole | undefined;
  readonly everywhere?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

export type NotChanged = 'unknown-person' | 'last-admin';

/**
 * What an admin does about accounts, in the pages or on the command line. Every act is in the agency's log before it is
 * done. Nothing done in the pages leaves the agency without an admin who can sign in; the command line may.
 */
export class People {
  readonly #ports: PeoplePorts;
  /** Changes to accounts come one after the other: two admins who demote each other are not both right. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(ports: PeoplePorts) {
    this.#ports = ports;
  }

  async list(): Promise<readonly Person[]> {
    const { directory } = this.#ports;
    const [staff, factors, assignments, meetings] = await Promise.all([
      directory.staff.list(),
      directory.factors.list(),
      directory.assignments.list(null),
      directory.meetings.list(),
    ]);
    const withFactor = new Set(factors.map(({ staffId }) => staffId));
    const byId = new Map(meetings.map((meeting) => [meeting.id, meeting]));
    return staff.map(({ id, name, email, role, everywhere, disabled, passwordHash }) => {
      const active = passwordHash !== null;
      const own = assignments.flatMap(({ staffId, meetingId, role: there }) => {
        const meeting = staffId === id ? byId.get(meetingId) : undefined;
        return meeting ? { code: meeting.code, title: meeting.title, role: there } : [];
      });
      return { id, name, email, role, everywhere, disabled, active, secondFactor: withFactor.has(id), meetings: own };
    });
  }

  async one(id: string): Promise<Person | null> {
    return (await this.list()).find((person) => person.id === id) ?? null;
  }

  /** @returns the path of the link that sets the password @throws StoreError `taken` if the e-mail has an account */
  async invite(invited: Invited, by: By): Promise<{ readonly id: string; readonly path: string }> {
    const { directory, clock } = this.#ports;
    await refuseTaken(directory, invited.email);
    const id = newStaffId();
    await this.#record({ type: 'staff.invited', staff: id, role: invited.role }, by);
    await addAccount(directory, { ...invited, password: null }, clock.now(), id);
    return { id, path: await issueLink(directory, 'invite', id, clock.now()) };
  }

  change(id: string, change: Change, by: By): Promise<NotChanged | 'changed'> {
    return this.#inTurn(async () => {
      const { directory, sessions } = this.#ports;
      const account = await directory.staff.byId(id);
      if (!account) return 'unknown-person';
      const next = { ...account, ...named(change) };
      const everywhere = next.everywhere || next.role === 'admin';
      if (by !== 'command-line' && (await this.#leavesNone(account, next))) return 'last-admin';
      for (const act of actsOf(account, { ...next, everywhere })) await this.#record(act, by);
      const before = { role: account.role, everywhere: account.everywhere, disabled: account.disabled };
      await directory.staff.update(id, { role: next.role, everywhere, disabled: next.disabled });
      // Another node may have done the same to the other admin meanwhile: better neither than both.
      if (by !== 'command-line' && usable(account) && !(await this.#adminLeft())) {
        for (const act of actsOf(next, account)) await this.#record(act, 'system');
        await directory.staff.update(id, before);
        return 'last-admin';
      }
      if (next.disabled) {
        await directory.sessions.deleteUserSessions(id);
        sessions?.endedAllOf(id);
      }
      return 'changed';
    });
  }

  /**
   * Voids the password, ends all sessions, and makes a link with which to set a new one.
   * @param withFactor also takes the second factor away (a lost phone)
   * @returns the path of the link
   */
  reset(id: string, withFactor: boolean, by: By): Promise<NotChanged | { readonly path: string }> {
    return this.#inTurn(async () => {
      const { directory, sessions, clock } = this.#ports;
      const account = await directory.staff.byId(id);
      if (!account) return 'unknown-person';
      const fresh = account.passwordHash === null;
      const next = { ...account, passwordHash: null };
      if (by !== 'command-line' && (await this.#leavesNone(account, next))) return 'last-admin';
      await this.#record({ type: 'staff.reset', staff: id }, by);
      // Before the password: whoever sets one by an earlier link after this finds that link gone.
      await directory.links.drop(id);
      await directory.staff.update(id, { passwordHash: null });
      // As above: who was reset by the other at the same moment on another node may still sign in.
      if (by !== 'command-line' && usable(account) && !(await this.#adminLeft())) {
        await this.#record({ type: 'staff.password-set', staff: id }, 'system');
        await directory.staff.update(id, { passwordHash: account.passwordHash }, { passwordHash: null });
        return 'last-admin';
      }
      if (withFactor && (await directory.factors.find(id))) {
        await this.#record({ type: 'staff.totp-off', staff: id }, by);
        await directory.factors.remove(id);
      }
      await directory.sessions.deleteUserSessions(id);
      sessions?.endedAllOf(id);
      return { path: await issueLink(directory, fresh ? 'invite' : 'reset', id, clock.now()) };
    });
  }

  /**
   * @param inMeeting of a rehearsal: the meeting that is rehearsed, where the roles in it come from
   * @param role null: no role of their own in this meeting any more
   */
  async assign(
    id: string,
    inMeeting: string,
    role: Assignment['role'] | null,
    by: By
  ): Promise<NotChanged | 'changed'> {
    const meetingId = rehearsedIn(inMeeting) ?? inMeeting;
    const { staff, assignments } = this.#ports.directory;
    if (!(await staff.byId(id))) return 'unknown-person';
    await this.#record({ type: 'staff.assigned', staff: id, meeting: meetingId, role }, by);
    if (role) await assignments.put({ meetingId, staffId: id, role });
    else await assignments.remove(meetingId, id);
    return 'changed';
  }

  /** Whether everybody needs a second factor; who lacks it must set it up before anything else. */
  async requireSecondFactor(required: boolean, by: By): Promise<void> {
    await this.#record({ type: 'agency.configured', fields: ['staff.secondFactor'] }, by);
    await requireSecondFactor(this.#ports.directory.agency, required);
  }

  #record(act: AgencyAct, by: By | 'system'): Promise<void> {
    return this.#ports.agencyLog.record(act, by);
  }

  async #leavesNone(account: StaffAccount, next: StaffAccount): Promise<boolean> {
    return usable(account) && !usable(next) && !(await this.#adminLeft(account.id));
  }

  async #adminLeft(except?: string): Promise<boolean> {
    return (await this.#ports.directory.staff.list()).some((one) => one.id !== except && usable(one));
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }
}

/** An admin who can sign in. */
function usable({ role, disabled, passwordHash }: StaffAccount): boolean {
  return role === 'admin' && !disabled && passwordHash !== null;
}

function named({ role, everywhere, disabled }: Change) {
  return {
    ...(role !== undefined && { role }),
    ...(everywhere !== undefined && { everywhere }),
    ...(disabled !== undefined && { disabled }),
  };
}

/** What the log says of a change. */
function actsOf(from: StaffAccount, to: StaffAccount): readonly AgencyAct[] {
  const staff = from.id;
  return [
    ...(from.role === to.role ? [] : [{ type: 'staff.role-changed' as const, staff, from: from.role, to: to.role }]),
    ...(from.everywhere === to.everywhere
      ? []
      : [{ type: 'staff.reach-changed' as const, staff, everywhere: to.everywhere }]),
    ...(from.disabled === to.disabled
      ? []
      : [{ type: to.disabled ? ('staff.disabled' as const) : ('staff.enabled' as const), staff }]),
  ];
}
