import type { StaffMember } from '../src/lib/server/services.ts';
import type { Clock } from './hall/clock.ts';

/** What holds sockets open in the name of staff: the board, and whatever else comes to. */
export interface Door {
  /** The sessions that have sockets here now. */
  sessions(): ReadonlySet<string>;
  /** Closes the sockets that match. */
  signOut(matches: (sessionId: string, staffId: string) => boolean): void;
}

interface SessionPorts {
  /** Who a session belongs to now; null if it ended. */
  readonly stillGood: (sessionId: string) => Promise<StaffMember | null>;
  readonly clock: Clock;
  readonly report: (what: string, error: unknown) => void;
}

/** DESIGN: within 5 s. Accounts are changed by other processes too (the command line), so this looks for itself. */
const LOOK_EVERY_MS = 1500;

/**
 * The staff sessions that opened sockets on this node. When one ends, or its role changes, its sockets are closed: they
 * come back with what the person may do now, or not at all.
 */
export class Sessions {
  readonly #ports: SessionPorts;
  readonly #doors: Door[] = [];
  /** In which role a session came in; `fresh` until the first look, when its socket may not be open yet. */
  readonly #roles = new Map<string, { readonly role: string; fresh: boolean }>();
  #cancel: () => void = () => {};
  #stopped = false;

  constructor(ports: SessionPorts) {
    this.#ports = ports;
    this.#lookLater();
  }

  attach(door: Door): void {
    this.#doors.push(door);
  }

  /** A socket is being opened with this session. */
  connecting(sessionId: string, staff: StaffMember): void {
    // Sockets that came in under another role must not hide behind this one until the next look.
    const known = this.#roles.get(sessionId);
    if (known && known.role !== staff.role) this.ended(sessionId);
    this.#roles.set(sessionId, { role: staff.role, fresh: true });
  }

  ended(sessionId: string): void {
    this.#roles.delete(sessionId);
    for (const door of this.#doors) door.signOut((session) => session === sessionId);
  }

  /** All sessions of a person ended. */
  endedAllOf(staffId: string): void {
    for (const door of this.#doors) door.signOut((_session, staff) => staff === staffId);
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  #lookLater(): void {
    if (this.#stopped) return;
    this.#cancel = this.#ports.clock.after(LOOK_EVERY_MS, () => void this.#look().finally(() => this.#lookLater()));
  }

  async #look(): Promise<void> {
    const connected = new Set(this.#doors.flatMap((door) => [...door.sessions()]));
    for (const [sessionId, known] of this.#roles) {
      if (!connected.has(sessionId) && !known.fresh) this.#roles.delete(sessionId);
      known.fresh = false;
    }
    for (const sessionId of connected) {
      try {
        const staff = await this.#ports.stillGood(sessionId);
        if (!staff || staff.role !== this.#roles.get(sessionId)?.role) this.ended(sessionId);
      } catch (error) {
        // The store cannot answer: nobody is thrown out for that.
        if (!this.#stopped) this.#ports.report('a session could not be checked', error);
        return;
      }
    }
  }
}
