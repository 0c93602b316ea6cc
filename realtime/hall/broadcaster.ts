import type { ParticipantId } from '../../src/lib/meeting/ids.ts';
import type { Delta } from '../../src/lib/meeting/delta.ts';
import type { Journal } from '../../src/lib/meeting/journal.ts';
import { projectSelf } from '../../src/lib/meeting/self.ts';
import type { MeetingState } from '../../src/lib/meeting/state.ts';
import { AUDIENCES, project, sameForAll, type Audience, type Entity } from '../../src/lib/meeting/view.ts';
import type { SelfChanges } from '../../src/lib/protocol/board.ts';
import type { Clock } from './clock.ts';
import type { History } from './history.ts';
import { Shown } from './shown.ts';

/** Where broadcasts go: the sockets of this node. */
export interface Sink {
  delta(audience: Audience, delta: Delta): void;
  self(participant: ParticipantId, changes: SelfChanges): void;
  /** Is anybody of this participant connected here? Nothing is computed for those who are not. */
  watches(participant: ParticipantId): boolean;
  /** All of whom somebody is connected here. */
  participants(): Iterable<ParticipantId>;
  /** How many sockets look on: broadcasts thin out as a room grows. */
  viewers(): number;
  /** How many different people are here, those of other nodes counted. */
  people(): number;
}

/** Keys in a resume up to which it is a delta in any case. */
const LONG_DELTA = 200;

/** DESIGN: leading edge, then at most every 50 ms up to 500 viewers, stretching to 500 ms at 10,000. */
export function interval(viewers: number): number {
  const [least, most, from, until] = [50, 500, 500, 10_000];
  const share = Math.min(1, Math.max(0, (viewers - from) / (until - from)));
  return Math.round(least + share * (most - least));
}

/**
 * An idea is projected anew whenever anything about it changed. Of what an audience does not see, a flag say, it hears
 * nothing but that the board's version went on: whoever acts waits for the version of their own acknowledgement.
 */
function looksSame(entity: Entity, held: unknown): boolean {
  if (entity === held) return true;
  if (typeof entity !== 'object' || typeof held !== 'object') return false;
  return JSON.stringify(entity) === JSON.stringify(held);
}

/**
 * Tells each audience what changed. It projects what was touched at the moment of the commit, and so never reads a
 * state that an append under way has already moved; what it sends later is what it projected then.
 */
export class Broadcaster {
  readonly #clock: Clock;
  readonly #sink: Sink;
  readonly #shown: Record<Audience, Shown>;
  readonly #pending: Record<Audience, Map<string, Entity | undefined>>;
  /** What is the same for all audiences, once: a busy board is votes and little else. */
  readonly #pendingForAll = new Map<string, Entity | undefined>();
  readonly #pendingSelves = new Map<ParticipantId, Map<string, unknown>>();
  readonly #history: History;
  /** Keys that the public ever saw: only these are ever named in a public delete. */
  readonly #everPublic = new Set<string>();
  #version: number;
  #nextAt = 0;
  #cancel: (() => void) | null = null;

  /** @param history what came before this process: lets those who were here resume by `since` after a restart */
  constructor(state: MeetingState, clock: Clock, sink: Sink, history: History) {
    this.#history = history;
    this.#clock = clock;
    this.#sink = sink;
    this.#version = state.version;
    this.#shown = {
      public: new Shown(state, 'public'),
      screen: new Shown(state, 'screen'),
      staff: new Shown(state, 'staff'),
    };
    this.#pending = { public: new Map(), screen: new Map(), staff: new Map() };
    for (const idea of state.ideas.values()) if (idea.order !== null) this.#published(`ideas/${idea.id}`);
  }

  /** The version that every viewer of this node holds. */
  get version(): number {
    return this.#shown.public.version;
  }

  /** Takes note of what a committed batch touched; `state` must be exactly the committed one. */
  commit(state: MeetingState, journal: Journal): void {
    this.#version = state.version;
    for (const key of journal.touched) {
      if (sameForAll(key)) {
        this.#pendingForAll.set(key, project(state, key, 'public'));
        continue;
      }
      for (const audience of AUDIENCES) {
        const entity = project(state, key, audience);
        this.#pending[audience].set(key, entity);
        // Another node may have shown it, even if the next commit takes it away before this one has.
        if (audience === 'public' && entity !== undefined) this.#published(key);
      }
    }
    for (const [participant, keys] of journal.selves) {
      if (this.#sink.watches(participant)) this.#touchSelf(state, participant, keys);
      // Whoever went away gets all of it on return; what waited for them would then be older than that.
      else this.#pendingSelves.delete(participant);
    }
    if (journal.everySelf.size === 0) return;
    for (const participant of this.#sink.participants()) this.#touchSelf(state, participant, journal.everySelf);
  }

  #touchSelf(state: MeetingState, participant: ParticipantId, keys: Iterable<string>): void {
    const pending = this.#pendingSelves.get(participant) ?? new Map<string, unknown>();
    for (const key of keys) pending.set(key, projectSelf(state, participant, key));
    this.#pendingSelves.set(participant, pending);
  }

  /** Sends now if the last broadcast is long enough ago, else as soon as it is. */
  schedule(): void {
    if (this.#cancel || this.#version === this.version) return;
    const wait = this.#nextAt - this.#clock.now();
    if (wait <= 0) return this.flush();
    this.#cancel = this.#clock.after(wait, () => {
      this.#cancel = null;
      this.flush();
    });
  }

  flush(): void {
    this.#cancel?.();
    this.#cancel = null;
    if (this.#version === this.version) return;
    this.#nextAt = this.#clock.now() + interval(this.#sink.viewers());
    this.#history.add(this.version, this.#version, [...this.#pending.public.keys(), ...this.#pendingForAll.keys()]);
    for (const audience of AUDIENCES) this.#sink.delta(audience, this.#advance(audience));
    this.#pendingForAll.clear();
    for (const [participant, pending] of this.#pendingSelves) {
      const puts: Record<string, unknown> = {};
      const deletes: string[] = [];
      for (const [key, value] of pending) {
        if (value === undefined) deletes.push(key);
        else puts[key] = value;
      }
      this.#sink.self(participant, { version: this.#version, puts, deletes });
    }
    this.#pendingSelves.clear();
  }

  /** Lets the pending changes of one audience become what it holds, as a delta. */
  #advance(audience: Audience): Delta {
    const shown = this.#shown[audience];
    const puts: Record<string, Entity> = {};
    const deletes: string[] = [];
    for (const pending of [this.#pending[audience], this.#pendingForAll]) {
      for (const [key, entity] of pending) {
        if (entity === undefined) {
          if (shown.get(key) === undefined) continue;
          deletes.push(key);
          shown.delete(key);
        } else if (!looksSame(entity, shown.get(key))) {
          puts[key] = entity;
          shown.put(key, entity);
        }
      }
    }
    this.#pending[audience].clear();
    const delta = { from: shown.version, to: this.#version, puts, deletes };
    shown.advance(this.#version);
    return delta;
  }

  #published(key: string): void {
    if (!key.startsWith('ideas/')) return;
    this.#everPublic.add(key);
    const id = key.slice('ideas/'.length);
    this.#everPublic.add(`votes/${id}`);
    this.#everPublic.add(`inRoom/${id}`);
  }

  shown(audience: Audience): Shown {
    return this.#shown[audience];
  }

  /** What came after `version`, up to what viewers hold now; null if only a snapshot can tell. */
  since(audience: Audience, version: number): Delta | null {
    const shown = this.#shown[audience];
    if (version === shown.version) return { from: version, to: version, puts: {}, deletes: [] };
    const keys = version < shown.version ? this.#history.since(version) : null;
    // A large part of the board costs more as a delta for one than as the snapshot that is encoded for all.
    if (!keys || keys.size > Math.max(LONG_DELTA, this.#everPublic.size / 6)) return null;
    const puts: Record<string, unknown> = {};
    const deletes: string[] = [];
    for (const key of keys) {
      const entity = shown.get(key);
      if (entity !== undefined) puts[key] = entity;
      else if (audience === 'staff' || this.#everPublic.has(key)) deletes.push(key);
    }
    return { from: version, to: shown.version, puts, deletes };
  }
}
