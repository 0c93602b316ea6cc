import type { StaffMember } from '../src/lib/server/services.ts';
import type { Clock } from './hall/clock.ts';

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
  readonly #known = new Map<string, StaffMember>();
  #closeSocketsOf: (sessionId: string) => void = () => {};
  #cancel: () => void = () => {};
  #stopped = false;

  constructor(ports: SessionPorts) {
    this.#ports = ports;
    this.#lookLater();
  }

  /** What closes sockets; before this nobody's are. */
  attach(closeSocketsOf: (sessionId: string) => void): void {
    this.#closeSocketsOf = closeSocketsOf;
  }

  /** A socket was opened with this session. */
  connected(sessionId: string, staff: StaffMember): void {
    this.#known.set(sessionId, staff);
  }

  ended(sessionId: string): void {
    this.#known.delete(sessionId);
    this.#closeSocketsOf(sessionId);
  }

  /** All sessions of a person ended. */
  endedAllOf(staffId: string): void {
    for (const [sessionId, staff] of this.#known) if (staff.id === staffId) this.ended(sessionId);
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
    for (const [sessionId, before] of this.#known) {
      try {
        const now = await this.#ports.stillGood(sessionId);
        if (now?.role !== before.role) this.ended(sessionId);
      } catch (error) {
        // The store cannot answer: nobody is thrown out for that.
        if (!this.#stopped) this.#ports.report('a session could not be checked', error);
        return;
      }
    }
  }
}
