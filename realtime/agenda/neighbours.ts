import { z } from 'zod';
import { STAFF_ROLES } from '../../src/lib/meeting/actors.ts';
import type { AgendaPerson } from '../../src/lib/protocol/agenda.ts';
import type { Cluster } from '../cluster.ts';
import type { Clock } from '../hall/clock.ts';

/** Somebody who has an agenda open at one of the nodes, as that node tells the others. */
export interface PersonElsewhere {
  readonly client: number;
  readonly person: Pick<AgendaPerson, 'id' | 'name' | 'role'>;
  /** What they show of themselves; it was bounded where it came in. */
  readonly state: Readonly<Record<string, unknown>>;
}

/** Carets move often: other nodes hear of an agenda at most this often, in ms. */
const TELL_EVERY_MS = 100;
/** Clients say every 15 s that they are still here, and their node passes it on: one that was silent for longer is gone. */
const BELIEVED_MS = 40_000;

const shared = z.object({
  agenda: z.string(),
  node: z.string(),
  /** A node that has just opened this agenda wants to know who is there. */
  asks: z.boolean(),
  people: z.array(
    z.object({
      client: z.number().int().min(0),
      person: z.object({ id: z.string(), name: z.string(), role: z.enum(STAFF_ROLES) }),
      state: z.record(z.string(), z.unknown()),
    })
  ),
});

interface NeighbourPorts {
  readonly cluster: Pick<Cluster, 'share' | 'shared'>;
  readonly clock: Clock;
  /** Who has this agenda open here; null: nobody ever had. */
  readonly here: (meeting: string) => readonly PersonElsewhere[] | null;
  /** Everybody who has it open at that node; believed until then, ms since the epoch. */
  readonly heard: (meeting: string, node: string, people: readonly PersonElsewhere[], until: number) => void;
}

/** Tells the nodes of a cluster who has which agenda open, and where in it. For the moment alone: never stored. */
export class Neighbours {
  readonly #node = crypto.randomUUID();
  readonly #due = new Map<string, () => void>();

  constructor(private readonly ports: NeighbourPorts) {
    ports.cluster.shared((raw) => this.#hear(raw));
  }

  /** An agenda was opened here: the others are asked who is there. */
  opened(meeting: string): void {
    this.#share(meeting, true);
  }

  /** Somebody came to an agenda, went, or moved in it. */
  changed(meeting: string): void {
    if (this.#due.has(meeting)) return;
    const cancel = this.ports.clock.after(TELL_EVERY_MS, () => {
      this.#due.delete(meeting);
      this.#share(meeting, false);
    });
    this.#due.set(meeting, cancel);
  }

  stop(): void {
    for (const cancel of this.#due.values()) cancel();
    this.#due.clear();
  }

  #share(agenda: string, asks: boolean): void {
    this.ports.cluster.share({ agenda, node: this.#node, asks, people: this.ports.here(agenda) ?? [] });
  }

  #hear(raw: unknown): void {
    const parsed = shared.safeParse(raw);
    if (!parsed.success || parsed.data.node === this.#node) return;
    const { agenda, node, asks, people } = parsed.data;
    if (this.ports.here(agenda) === null) return;
    this.ports.heard(agenda, node, people, this.ports.clock.now() + BELIEVED_MS);
    if (asks) this.changed(agenda);
  }
}
