import { Hall } from '../../../realtime/hall/hall.ts';
import { interval, type Sink } from '../../../realtime/hall/broadcaster.ts';
import type { Actor } from '../../../src/lib/meeting/actors.ts';
import type { Command } from '../../../src/lib/meeting/commands.ts';
import type { Delta } from '../../../src/lib/meeting/delta.ts';
import type { MeetingId, ParticipantId } from '../../../src/lib/meeting/ids.ts';
import { NOBODY } from '../../../src/lib/meeting/self.ts';
import type { SelfView } from '../../../src/lib/meeting/self.ts';
import type { Audience, BoardView } from '../../../src/lib/meeting/view.ts';
import type { Ack, SelfChanges } from '../../../src/lib/protocol/board.ts';
import type { Rng } from '../../support/rng.ts';
import type { FakeClock } from './clock.ts';
import { Violation } from './oracle.ts';
import type { StormyLog } from './store.ts';

export const MEETING = 'simulated' as MeetingId;

/** What a node tells one of its sockets. */
export interface Ear {
  readonly audience: Audience;
  readonly participant: ParticipantId | null;
  snapshot(version: number, view: BoardView, self: SelfView): void;
  delta(delta: Delta, self: SelfView | null): void;
  broadcast(delta: Delta): void;
  self(changes: SelfChanges): void;
  /** The connection is over. */
  lost(node: SimNode): void;
}

/** One server process: a Hall, and the sockets that are connected to it. It can be killed at any moment. */
export class SimNode {
  readonly ears = new Set<Ear>();
  hall: Hall | null = null;
  #life = 0;
  #lastBroadcast = -Infinity;
  readonly #clock: FakeClock;
  readonly #log: StormyLog;
  readonly #rng: Rng;
  readonly #gossip: (version: number) => void;
  readonly #onViolation: (violation: unknown) => void;

  constructor(
    clock: FakeClock,
    log: StormyLog,
    rng: Rng,
    gossip: (version: number) => void,
    onViolation: (violation: unknown) => void
  ) {
    this.#clock = clock;
    this.#log = log;
    this.#rng = rng;
    this.#gossip = gossip;
    this.#onViolation = onViolation;
  }

  async start(): Promise<void> {
    if (this.hall) return;
    const life = (this.#life += 1);
    this.#lastBroadcast = -Infinity;
    const alive = () => this.#life === life;
    // A killed process does nothing any more: its timers never go off, and nobody hears it.
    const clock = {
      now: () => this.#clock.now(),
      after: (ms: number, run: () => void) => this.#clock.after(ms, () => alive() && run()),
    };
    let ids = 0;
    const chance = {
      id: () => `id-${this.#rng.letters(6)}-${(ids += 1)}`,
      fraction: () => this.#rng.next(),
      salt: () => `salt-${ids}`,
    };
    const ports = {
      log: this.#log,
      shared: true,
      clock,
      chance,
      sink: this.#sink(alive),
      committed: (state: { version: number }, events: number) => {
        if (alive() && events > 0) this.#gossip(state.version);
      },
      report: (what: string, error: unknown) => {
        if (what.startsWith('a rule threw')) this.#onViolation(new Violation(`${what}: ${String(error)}`));
      },
    };
    while (alive() && !this.hall) {
      const hall = await Hall.open(MEETING, ports).catch(() => null);
      if (alive()) this.hall = hall;
      if (!hall) await this.#clock.wait(100);
    }
  }

  /** SIGKILL. What it had sent to the store may still arrive there. */
  kill(): void {
    this.#life += 1;
    this.hall = null;
    this.ears.clear();
  }

  submit(actor: Actor, command: Command): Promise<Ack> {
    const { hall } = this;
    if (!hall) return new Promise(() => {});
    const life = this.#life;
    return hall.submit(actor, command).then((ack) => (this.#life === life ? ack : new Promise(() => {})));
  }

  /** What `realtime/board.ts` does when a socket connects or asks again: answers and room membership in one step. */
  async show(ear: Ear, since: number | null, stillThere: () => boolean): Promise<void> {
    const { hall } = this;
    if (!hall) return;
    const life = this.#life;
    const enter = (self: SelfView | null) => {
      if (this.#life !== life || !stillThere()) return;
      const delta = since === null ? null : hall.board.since(ear.audience, since);
      if (delta) {
        ear.delta(delta, self);
      } else {
        const { version, view } = JSON.parse(hall.encoded(ear.audience)) as { version: number; view: BoardView };
        ear.snapshot(version, view, self ?? NOBODY);
      }
      this.ears.add(ear);
    };
    try {
      if (ear.participant) await hall.selfNow(ear.participant, enter);
      else enter(null);
    } catch (error) {
      if (error instanceof Violation) this.#onViolation(error);
      else if (stillThere()) ear.lost(this);
    }
  }

  #sink(alive: () => boolean): Sink {
    const to = (tell: (ear: Ear) => void) => {
      if (!alive()) return;
      try {
        for (const ear of this.ears) tell(ear);
      } catch (violation) {
        this.#onViolation(violation);
      }
    };
    return {
      delta: (audience, delta) => {
        if (alive() && audience === 'public') this.#checkPace();
        const copy = JSON.parse(JSON.stringify(delta)) as Delta;
        to((ear) => ear.audience === audience && ear.broadcast(copy));
      },
      self: (participant, changes) => {
        const copy = JSON.parse(JSON.stringify(changes)) as SelfChanges;
        to((ear) => ear.participant === participant && ear.self(copy));
      },
      watches: (participant) => [...this.ears].some((ear) => ear.participant === participant),
      participants: () => [...this.ears].flatMap((ear) => ear.participant ?? []),
      viewers: () => this.ears.size,
      people: () => this.ears.size,
    };
  }

  #checkPace(): void {
    const now = this.#clock.now();
    if (now - this.#lastBroadcast < interval(0)) {
      this.#onViolation(new Violation(`broadcasts ${now - this.#lastBroadcast} ms apart`));
    }
    this.#lastBroadcast = now;
  }
}
