import type { StaffRole } from '../src/lib/meeting/actors.ts';
import type { StaffMember } from '../src/lib/server/services.ts';
import type { Clock } from './hall/clock.ts';

/** A socket that is open in the name of a member of staff. */
export interface Holder {
  readonly sessionId: string;
  readonly staffId: string;
  readonly meeting: string;
  /** In which it came in. */
  readonly role: StaffRole;
}

/** What holds sockets open in the name of staff: the board, and whatever else comes to. */
export interface Door {
  holders(): Iterable<Holder>;
  /** Closes the sockets that match. */
  signOut(matches: (holder: Holder) => boolean): void;
}

interface SessionPorts {
  /** Who a session belongs to now; null if it ended. */
  readonly stillGood: (sessionId: string) => Promise<StaffMember | null>;
  /** Which role somebody has in a meeting now; null: none. */
  readonly roleIn: (staff: StaffMember, meeting: string) => Promise<StaffRole | null>;
  readonly clock: Clock;
  readonly report: (what: string, error: unknown) => void;
}

/** DESIGN: within 5 s. Accounts are changed by other processes too (the command line, other nodes), so this looks for itself. */
const LOOK_EVERY_MS = 1500;

/**
 * The staff sessions that opened sockets on this node. When one ends, or the role that it came in with is not the one
 * that the person has in that meeting any more, its sockets are closed: they come back with what the person may do now,
 * or not at all.
 */
export class Sessions {
  readonly #ports: SessionPorts;
  readonly #doors: Door[] = [];
  #cancel: () => void = () => {};
  #stopped = false;

  constructor(ports: SessionPorts) {
    this.#ports = ports;
    this.#lookLater();
  }

  attach(door: Door): void {
    this.#doors.push(door);
  }

  ended(sessionId: string): void {
    this.#signOut((holder) => holder.sessionId === sessionId);
  }

  /** All sessions of a person ended. */
  endedAllOf(staffId: string): void {
    this.#signOut((holder) => holder.staffId === staffId);
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  #signOut(matches: (holder: Holder) => boolean): void {
    for (const door of this.#doors) door.signOut(matches);
  }

  #lookLater(): void {
    if (this.#stopped) return;
    this.#cancel = this.#ports.clock.after(LOOK_EVERY_MS, () => void this.#look().finally(() => this.#lookLater()));
  }

  async #look(): Promise<void> {
    const meetings = new Map<string, Set<string>>();
    for (const { sessionId, meeting } of this.#doors.flatMap((door) => [...door.holders()])) {
      meetings.set(sessionId, (meetings.get(sessionId) ?? new Set()).add(meeting));
    }
    // All at once: a store answers questions that come together in one go.
    await Promise.all([...meetings].map(([sessionId, those]) => this.#lookAt(sessionId, those)));
  }

  async #lookAt(sessionId: string, meetings: ReadonlySet<string>): Promise<void> {
    try {
      const staff = await this.#ports.stillGood(sessionId);
      if (!staff) this.ended(sessionId);
      else await Promise.all([...meetings].map((meeting) => this.#compare(sessionId, staff, meeting)));
    } catch (error) {
      // The store cannot answer: nobody is thrown out for that.
      if (!this.#stopped) this.#ports.report('a session could not be checked', error);
    }
  }

  /** Those that came in with another role than the person has in that meeting now are over. */
  async #compare(sessionId: string, staff: StaffMember, meeting: string): Promise<void> {
    const now = await this.#ports.roleIn(staff, meeting);
    this.#signOut((one) => one.sessionId === sessionId && one.meeting === meeting && one.role !== now);
  }
}
