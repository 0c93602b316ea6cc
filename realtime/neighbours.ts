import { z } from 'zod';
import { parseMeetingId, type MeetingId } from '../src/lib/meeting/ids.ts';
import type { Cluster } from './cluster.ts';
import type { Clock } from './hall/clock.ts';

/** A node says again what is still so after this long, in ms, because what it shared may have been missed. */
const AGAIN_MS = 10_000;
/** A node that was silent for longer than this is gone, in ms, and what it said with it: found out within 10 s more. */
const BELIEVED_MS = 30_000;

interface NeighbourPorts<T> {
  /** Null: there is one node, and nobody to tell. */
  readonly cluster: Pick<Cluster, 'share' | 'shared'> | null;
  readonly clock: Clock;
  /** Tells what is shared here from what else is. */
  readonly about: string;
  readonly said: z.ZodType<T>;
  /** Changes within this time are shared as one, in ms. */
  readonly everyMs: number;
  /** What this node has to say of a meeting now; null: nothing. */
  readonly mine: (meeting: MeetingId) => T | null;
  /**
   * A node said this of a meeting; null: it has nothing to say of it any more, or is gone. It says so again every 10 s:
   * then it is no news.
   */
  readonly heard: (meeting: MeetingId, node: string, said: T | null, isNews: boolean) => void;
}

interface Said<T> {
  readonly what: T;
  /** ms since the epoch */
  readonly until: number;
}

const envelope = z.object({
  about: z.string(),
  meeting: z.string(),
  node: z.string(),
  /** A node that has just come to this meeting wants to know. */
  asks: z.boolean(),
  what: z.unknown(),
});

/**
 * What each node of a cluster has to say of a meeting, to the others: who is there, where they look. It is true for the
 * moment alone and never stored; whoever misses it hears it again a little later.
 */
export class Neighbours<T> {
  readonly #node = crypto.randomUUID();
  readonly #due = new Map<MeetingId, () => void>();
  /** meeting → node → what it said */
  readonly #said = new Map<MeetingId, Map<string, Said<T>>>();
  /** Of which meetings this node has told something that must be said again. */
  readonly #telling = new Set<MeetingId>();
  #cancelRound: (() => void) | null = null;
  #stopped = false;

  constructor(private readonly ports: NeighbourPorts<T>) {
    ports.cluster?.shared((raw) => this.#hear(raw));
  }

  /** Something that this node says of a meeting changed. */
  changed(meeting: MeetingId): void {
    if (!this.ports.cluster || this.#stopped || this.#due.has(meeting)) return;
    const cancel = this.ports.clock.after(this.ports.everyMs, () => {
      this.#due.delete(meeting);
      this.#share(meeting, false);
    });
    this.#due.set(meeting, cancel);
  }

  /** This node has just come to a meeting: the others are asked what they have to say of it. */
  ask(meeting: MeetingId): void {
    this.#share(meeting, true);
  }

  /** What the other nodes say of a meeting. */
  others(meeting: MeetingId): readonly T[] {
    return [...(this.#said.get(meeting)?.values() ?? [])].map(({ what }) => what);
  }

  /** This node stops: the others need not wait until they miss it. */
  stop(): void {
    this.#stopped = true;
    for (const cancel of this.#due.values()) cancel();
    this.#due.clear();
    this.#cancelRound?.();
    for (const meeting of this.#telling) this.#send(meeting, null, false);
    this.#telling.clear();
  }

  #share(meeting: MeetingId, asks: boolean): void {
    if (this.#stopped) return;
    const what = this.ports.mine(meeting);
    if (what === null) this.#telling.delete(meeting);
    else this.#telling.add(meeting);
    this.#send(meeting, what, asks);
    this.#goRound();
  }

  #send(meeting: MeetingId, what: T | null, asks: boolean): void {
    const { cluster, about } = this.ports;
    cluster?.share({ about, meeting, node: this.#node, asks, what });
  }

  #hear(raw: unknown): void {
    const parsed = envelope.safeParse(raw);
    if (!parsed.success || parsed.data.about !== this.ports.about) return;
    if (this.#stopped || parsed.data.node === this.#node) return;
    const { node, asks } = parsed.data;
    const meeting = parseMeetingId(parsed.data.meeting);
    const what = z.nullable(this.ports.said).safeParse(parsed.data.what);
    if (!meeting || !what.success) return;
    this.#note(meeting, node, what.data);
    if (asks && this.ports.mine(meeting) !== null) this.changed(meeting);
  }

  #note(meeting: MeetingId, node: string, what: T | null): void {
    const nodes = this.#said.get(meeting) ?? new Map<string, Said<T>>();
    const before = nodes.get(node)?.what ?? null;
    if (what === null) nodes.delete(node);
    else nodes.set(node, { what, until: this.ports.clock.now() + BELIEVED_MS });
    if (nodes.size === 0) this.#said.delete(meeting);
    else this.#said.set(meeting, nodes);
    this.ports.heard(meeting, node, what, JSON.stringify(before) !== JSON.stringify(what));
    this.#goRound();
  }

  /** For as long as there is anything to say again, or to stop believing. */
  #goRound(): void {
    if (this.#telling.size === 0 && this.#said.size === 0) return;
    this.#cancelRound ??= this.ports.clock.after(AGAIN_MS, () => {
      this.#cancelRound = null;
      for (const meeting of this.#telling) this.#share(meeting, false);
      for (const [meeting, nodes] of this.#said) {
        for (const [node, { until }] of nodes) if (until <= this.ports.clock.now()) this.#note(meeting, node, null);
      }
      this.#goRound();
    });
  }
}
