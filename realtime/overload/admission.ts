import type { Clock } from '../hall/clock.ts';
import { Lateness } from './lateness.ts';

/** `back`: was in before, or is staff, and shows it (see `Regulars`). `new`: everybody else. */
export type Comer = 'new' | 'back';

export interface AdmissionPorts {
  /** One that never steps: an hour back would keep newcomers out for an hour. */
  readonly clock: Clock;
  /** Uniform in [0, 1): those who are told to come again must not do so in one moment. */
  readonly fraction: () => number;
  /** By how many ms something that was due at `due` happens too late; the clock's own word unless a test says otherwise. */
  readonly late?: (due: number) => number;
  /** Somebody was told to come again later. */
  readonly refused?: (comer: Comer) => void;
}

/** How often it is looked whether the event loop keeps up. */
const LOOK_EVERY_MS = 100;
/**
 * Those who are in wait for their acknowledgements as long as the event loop is late. Newcomers are kept out well before
 * that hurts; who was in is let in again as long as there is any sense in it: what they need is a small delta.
 */
const NEW = { lateMs: 200, patienceMs: 2000 };
const BACK = { lateMs: 1500, patienceMs: 5000 };
/** Newcomers who wait to be let in: more mean that the store or the machine does not keep up. */
const KNOCKING_LIMIT = 1000;
/** The same for those who come back: a whole hall after its network was gone, and not without limit. */
const BACK_LIMIT = 4000;
/** "Try again in n seconds", before the jitter of half of it: the more wait outside, the later. */
const AGAIN = { leastMs: 5000, eachMs: 10, mostMs: 30_000 };

/** What whoever opens the door asks. */
export type Door = Pick<Admission, 'holdsUp' | 'wait' | 'knock'>;

/** Lets people in while the server keeps up, and asks newcomers to come again later while it does not. */
export class Admission {
  readonly #ports: AdmissionPorts;
  readonly #new = new Lateness(NEW);
  readonly #back = new Lateness(BACK);
  readonly #late: (due: number) => number;
  #due = 0;
  #cancel: () => void = () => {};
  readonly #knocking = { new: 0, back: 0 };
  /** Refused since it was last seen to keep up. */
  #outside = 0;

  constructor(ports: AdmissionPorts) {
    this.#ports = ports;
    this.#late = ports.late ?? ((due) => ports.clock.now() - due);
    this.#lookLater();
  }

  /** Whether they would have to wait. */
  holdsUp(comer: Comer): boolean {
    const now = this.#ports.clock.now();
    if (comer === 'new') return this.#new.overloaded(now) || this.#knocking.new >= KNOCKING_LIMIT;
    return this.#back.overloaded(now) || this.#knocking.back >= BACK_LIMIT;
  }

  /** @returns 0: come in; else in how many ms to try again, different for each */
  wait(comer: Comer): number {
    if (!this.holdsUp('new')) this.#outside = 0;
    if (!this.holdsUp(comer)) return 0;
    this.#outside += 1;
    this.#ports.refused?.(comer);
    const about = Math.min(AGAIN.mostMs, AGAIN.leastMs + this.#outside * AGAIN.eachMs);
    return Math.round(about * (0.5 + this.#ports.fraction()));
  }

  /** Somebody is being let in; the answer is to be called once that is over, in whatever way. */
  knock(comer: Comer): () => void {
    this.#knocking[comer] += 1;
    return () => void (this.#knocking[comer] -= 1);
  }

  stop(): void {
    this.#cancel();
  }

  #lookLater(): void {
    this.#due = this.#ports.clock.now() + LOOK_EVERY_MS;
    this.#cancel = this.#ports.clock.after(LOOK_EVERY_MS, () => {
      const late = this.#late(this.#due);
      const now = this.#ports.clock.now();
      this.#new.look(now, late);
      this.#back.look(now, late);
      this.#lookLater();
    });
  }
}

/** For what runs without a server: everybody comes in. */
export const OPEN_DOOR: Door = { holdsUp: () => false, wait: () => 0, knock: () => () => {} };
