/**
 * Whether a server keeps up, told by how late its event loop does what is due. A burst makes it late once and is no
 * overload: three hundred phones in one moment are a meeting. Being late without a break is one: then every
 * acknowledgement waits behind work that arrives faster than it is done (the idea of CoDel, a queue discipline).
 */
export interface Bounds {
  /** From this many ms on it counts as late. */
  readonly lateMs: number;
  /** Late at every look for this long, it is overloaded. */
  readonly patienceMs: number;
}

/** Once overloaded, so long after the last time it was late: who was kept out must not come in with the next breath. */
const HOLD_MS = 3000;
/** For so long after an overload, the next one is recognised in a quarter of the time. */
const WARY_MS = 60_000;

export class Lateness {
  readonly #bounds: Bounds;
  #lateSince: number | null = null;
  #until = 0;
  #waryUntil = 0;

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
  }

  /**
   * @param now ms on a clock that never steps; looks come at a steady pace
   * @param late by how many ms this look itself came too late
   */
  look(now: number, late: number): void {
    if (late < this.#bounds.lateMs) {
      this.#lateSince = null;
      return;
    }
    this.#lateSince ??= now;
    const patience = this.#bounds.patienceMs / (now < this.#waryUntil ? 4 : 1);
    if (now - this.#lateSince < patience) return;
    this.#until = now + HOLD_MS;
    this.#waryUntil = now + WARY_MS;
  }

  overloaded(now: number): boolean {
    return now < this.#until;
  }
}
