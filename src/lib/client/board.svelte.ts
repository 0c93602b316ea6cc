import type { Command, CommandBody } from '../meeting/commands.ts';
import type { SelfView } from '../meeting/self.ts';
import type { Audience, BoardView } from '../meeting/view.ts';
import type { FirstPaint } from '../protocol/api.ts';
import type { Accepted, Ack, GoodbyeReason, HandshakeRefusal } from '../protocol/board.ts';
import * as ballot from './ballot.ts';
import { readDelta, readGoodbye, readHere, readSelf, readSnapshot } from './envelope.ts';
import { Line } from './line.ts';
import { Outbox, type RefusedCommand } from './outbox.svelte.ts';
import { Replica } from './replica.ts';
import { browserSurroundings, type Surroundings } from './surroundings.ts';
import type { OpenWire, Wire } from './wire.ts';

/** Why this page will not hear from the meeting again. */
export type Ending = Extract<GoodbyeReason, 'signed-out' | 'abuse' | 'meeting-gone'> | Exclude<HandshakeRefusal, 'busy'>;
const ENDINGS: ReadonlySet<string> = new Set<Ending>([
  'signed-out',
  'abuse',
  'meeting-gone',
  'bad-handshake',
  'unknown-meeting',
  'not-signed-in',
  'not-allowed',
]);

export interface BoardOptions {
  readonly code: string;
  readonly audience: Audience;
  /** What the server rendered the page from. */
  readonly first: FirstPaint;
  readonly around?: Surroundings;
  readonly open?: OpenWire;
}

/** Fetched beside the page rather than within it: the page can be read, and used, before there is a connection. */
const openSocket = typeof window === 'undefined' ? null : import('./socket.ts').then((module) => module.openSocket);

/**
 * A meeting's board in a browser: rendered by the server first, live after `connect()`. What is shown moves by
 * snapshots and deltas; what this person does goes through the outbox and shows at once.
 */
export class Board {
  readonly code: string;
  readonly audience: Audience;
  readonly outbox: Outbox;

  view: BoardView = $state.raw() as BoardView;
  self: SelfView = $state.raw() as SelfView;
  /** People here now. */
  here = $state(0);
  /** `reconnecting` only after the connection has been away for five seconds. */
  status = $state<'live' | 'reconnecting'>('live');
  /** The server's time, ms since the epoch, once a second. */
  time = $state(0);
  ending = $state<Ending | null>(null);
  /** The last thing that was refused, for whoever shows messages. */
  refused = $state.raw<RefusedCommand | null>(null);

  readonly #around: Surroundings;
  readonly #open: OpenWire | null;
  readonly #replica: Replica;
  #shown: number;
  #ahead: ballot.Ahead = $state.raw(new Map());
  #held = $state(false);
  #offset: number;
  #wire: Wire | null = null;
  #line: Line | null = null;
  #resyncing = false;

  #backed = $derived.by(() => ballot.backedRoots(this.view.ideas, this.self.votes));
  #wanted = $derived.by(() => ballot.wantedVotes(this.view.ideas, this.outbox.waiting));

  constructor({ code, audience, first, around = browserSurroundings(), open }: BoardOptions) {
    this.code = code;
    this.audience = audience;
    this.#around = around;
    this.#open = open ?? null;
    this.#replica = new Replica(first);
    this.#shown = first.version;
    this.view = first.view;
    this.self = first.self;
    this.here = first.here;
    this.time = first.now;
    this.#offset = first.now - around.now();
    this.outbox = new Outbox({
      around,
      keepAs: audience === 'public' ? `openfloor/${code}` : null,
      accepted: (command, ack) => this.#accepted(command, ack),
      refused: (refused) => {
        this.refused = refused;
      },
    });
  }

  get version(): number {
    return this.#shown;
  }

  /** The server's clock, ms since the epoch. */
  now(): number {
    return this.#around.now() + this.#offset;
  }

  /** Puts a command in line under a fresh id. @returns its answer, whenever it comes */
  send(body: CommandBody): Promise<Ack> {
    return this.outbox.add(body);
  }

  /** Whether I back this idea (one that stands for itself), as I last wanted it. */
  backs(id: string): boolean {
    return this.#wanted.get(id) ?? this.#backed.has(id);
  }

  /** How many people back it, me included at once. */
  votesOf(id: string): number {
    const counted = ballot.countedIn(this.#ahead, id, this.#backed.has(id));
    return Math.max(0, (this.view.votes[id] ?? 0) + Number(this.backs(id)) - Number(counted));
  }

  /** Votes that I may still give; null where there is no budget. */
  get votesLeft(): number | null {
    const { budget } = this.self;
    if (!budget) return null;
    let used = budget.used;
    for (const [id, on] of this.#wanted) used += Number(on) - Number(this.#backed.has(id));
    return Math.max(0, budget.of - used);
  }

  /** While held, what is shown stands still; what I do myself still shows. */
  get held(): boolean {
    return this.#held;
  }
  set held(on: boolean) {
    this.#held = on;
    if (!on) this.#show();
  }

  /** Goes live, until the returned function is called. In a browser only. */
  connect(): () => void {
    let gone = false;
    this.outbox.restore();
    const opening = this.#open ? Promise.resolve(this.#open) : openSocket;
    void opening?.then((open) => {
      if (!gone) this.#start(open);
    });
    const stopClock = this.#runClock();
    const wake = () => {
      if (document.visibilityState === 'visible') this.wake();
    };
    if (typeof document !== 'undefined') {
      document.addEventListener('visibilitychange', wake);
      window.addEventListener('online', wake);
      window.addEventListener('pageshow', wake);
    }
    return () => {
      gone = true;
      stopClock();
      this.#line?.stop();
      this.outbox.disconnected();
      if (typeof document === 'undefined') return;
      document.removeEventListener('visibilitychange', wake);
      window.removeEventListener('online', wake);
      window.removeEventListener('pageshow', wake);
    };
  }

  /** The page is looked at again: make sure that the connection lives, and catch up. */
  wake(): void {
    this.time = this.now();
    this.#line?.wake(() => this.#wire?.resync(this.#replica.version));
  }

  #start(open: OpenWire): void {
    const wire = open(
      { code: this.code, audience: this.audience, since: () => this.#replica.version },
      {
        connected: () => {
          this.#resyncing = false;
          this.#line?.connected();
          this.outbox.connected(wire);
        },
        disconnected: () => {
          this.outbox.disconnected();
          this.#line?.disconnected();
        },
        refused: (code) => {
          if (!this.#end(code)) this.#line?.disconnected();
        },
        message: (event, payload) => {
          this.#line?.alive();
          this.#take(event, payload);
        },
      }
    );
    this.#wire = wire;
    this.#line = new Line(wire, this.#around, {
      status: (status) => {
        this.status = status;
      },
    });
    this.#line.start();
  }

  #take(event: string, payload: unknown): void {
    switch (event) {
      case 'snapshot': {
        const snapshot = readSnapshot(payload);
        if (!snapshot) return;
        this.#resyncing = false;
        this.#offset = snapshot.now - this.#around.now();
        this.#replica.replace(snapshot);
        this.self = snapshot.self;
        return this.#show();
      }
      case 'delta': {
        const delta = readDelta(payload);
        if (!delta) return;
        const outcome = this.#replica.take(delta);
        if (outcome !== 'gap') this.#resyncing = false;
        if (outcome === 'applied') this.#show();
        if (outcome !== 'gap' || this.#resyncing) return;
        this.#resyncing = true;
        return this.#wire?.resync(this.#replica.version);
      }
      case 'self': {
        const changes = readSelf(payload);
        if (!changes) return;
        const before = this.#backed;
        if (!this.#replica.takeSelf(changes)) return;
        this.self = this.#replica.self;
        this.#turned(before, changes.version);
        return;
      }
      case 'here':
        this.here = readHere(payload) ?? this.here;
        return;
      case 'goodbye':
        this.#end(readGoodbye(payload) ?? '');
        return;
    }
  }

  #end(code: string): boolean {
    if (!ENDINGS.has(code)) return false;
    this.ending = code as Ending;
    this.#line?.stop();
    this.outbox.disconnected();
    return true;
  }

  /** Lets the page see the replica as it is now, unless it is held. */
  #show(): void {
    if (this.#held) return;
    this.#shown = this.#replica.version;
    this.view = this.#replica.view;
    this.#ahead = ballot.dropSeen(this.#ahead, this.#shown);
  }

  /** What was accepted is true from now on; the server's own word on it comes with the next broadcast. */
  #accepted(command: Command, ack: Accepted): void {
    const { self, view } = this.#replica;
    if (command.type === 'vote.set') {
      const before = this.#backed;
      const votes = ballot.votesAfter(view.ideas, self.votes, command.ideaId, command.on);
      this.#believe({ ...self, votes });
      const change = this.#turned(before, ack.version);
      const { budget } = self;
      if (budget) this.#believe({ ...this.#replica.self, budget: { ...budget, used: budget.used + change } });
    }
    const ideaId = ack.result?.ideaId;
    if (command.type === 'idea.submit' && ideaId !== undefined && !self.ideas[ideaId]) {
      const { text, category = null } = command;
      const state = view.meeting.moderation === 'pre' ? 'waiting' : 'published';
      const idea = { id: ideaId, text, category, state, order: null, at: this.now() } as const;
      this.#believe({ ...self, ideas: { ...self.ideas, [ideaId]: idea } });
    }
  }

  #believe(self: SelfView): void {
    this.#replica.self = self;
    this.self = self;
  }

  /** Notes which of my votes turned at a version that the view on show may not have. @returns by how many they grew */
  #turned(before: ReadonlySet<string>, version: number): number {
    const after = this.#backed;
    for (const id of after) {
      if (!before.has(id)) this.#ahead = ballot.noteTurn(this.#ahead, this.#shown, id, { version, before: false });
    }
    for (const id of before) {
      if (!after.has(id)) this.#ahead = ballot.noteTurn(this.#ahead, this.#shown, id, { version, before: true });
    }
    return after.size - before.size;
  }

  #runClock(): () => void {
    let cancel = () => {};
    const tick = () => {
      this.time = this.now();
      cancel = this.#around.after(1000 - (this.now() % 1000), tick);
    };
    tick();
    return () => cancel();
  }
}
