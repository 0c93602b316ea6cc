import type { Asked, Command } from '../meeting/commands.ts';
import type { SelfView } from '../meeting/self.ts';
import type { Audience, BoardView } from '../meeting/view.ts';
import type { Accepted, Ack } from '../protocol/board.ts';
import { selfAfter } from './accepted.ts';
import type { BoardOptions } from './board-options.ts';
import { everySecond, onWake } from './browser.ts';
import { isEnding, type Ending } from './ending.ts';
import { readDelta, readGoodbye, readHere, readSelf, readSnapshot } from './envelope.ts';
import { fetchSocket } from './fetch-socket.ts';
import { Line } from './line.ts';
import { MyVotes } from './my-votes.svelte.ts';
import type { RefusedCommand } from './kept.ts';
import { Outbox } from './outbox.svelte.ts';
import { Paired } from './paired.svelte.ts';
import { Person } from './person.ts';
import { Replica } from './replica.ts';
import { askBoard, fetchWhole } from './rest.ts';
import { browserSurroundings, type Surroundings } from './surroundings.ts';
import type { OpenWire, Wire, WireOptions } from './wire.ts';

/**
 * A meeting's board in a browser: rendered by the server first, live after `connect()`. What is shown moves by
 * snapshots and deltas; what this person does goes through the outbox and shows at once.
 */
export class Board {
  readonly code: string;
  readonly audience: Audience;
  readonly outbox: Outbox;
  readonly paired = new Paired();
  readonly person: Person;
  readonly #votes: MyVotes;

  view: BoardView = $state.raw() as BoardView;
  self: SelfView = $state.raw() as SelfView;
  /** Not but one page of the board, as a long one is at first. */
  whole = $state(true);
  /** People here now. */
  here = $state(0);
  /** `reconnecting` only after the connection has been away for five seconds. */
  status = $state<'live' | 'reconnecting'>('live');
  /** The server is too busy to let us in, until then (its time, ms since the epoch); null: it is not. */
  fullUntil = $state<number | null>(null);
  /** The server's time, ms since the epoch, once a second. */
  time = $state(0);
  ending = $state<Ending | null>(null);
  /** The last thing that was refused, for whoever shows messages. */
  refused = $state.raw<RefusedCommand | null>(null);

  readonly #around: Surroundings;
  readonly #given: Pick<BoardOptions, 'open' | 'ask'>;
  readonly #as: WireOptions;
  readonly #replica: Replica;
  #shown: number;
  #held = $state(false);
  #offset: number;
  #wire: Wire | null = null;
  #line: Line | null = null;
  #resyncing = false;
  readonly #probe = () => this.#wire?.resync(this.#replica.version);

  constructor({ around = browserSurroundings(), ...given }: BoardOptions) {
    const { code, audience, first, preview } = given;
    this.code = code;
    this.audience = audience;
    this.#around = around;
    this.#given = given;
    this.person = new Person(code, first.mark, given.askToken);
    this.#as = { code, audience, token: () => this.person.token(), preview, since: () => this.#replica.version };
    this.#replica = new Replica(first);
    this.#shown = first.version;
    this.view = this.#replica.view;
    this.whole = this.#replica.whole;
    this.self = first.self;
    this.here = first.here;
    this.time = first.now;
    this.#offset = first.now - around.now();
    this.outbox = new Outbox({
      around,
      keepAs: audience === 'public' ? `openfloor/${code}` : null,
      by: first.mark,
      laneOf: given.laneOf,
      accepted: (command, ack) => this.#accepted(command, ack),
      refused: (refused) => void (this.refused = refused),
    });
    this.#votes = new MyVotes(this);
  }

  /** The version of the meeting that `view` is at. */
  get version(): number {
    return this.#shown;
  }

  /** What I did that is not answered yet. */
  get waiting(): readonly Command[] {
    return this.outbox.waiting;
  }
  /** The server's clock, ms since the epoch. */
  now(): number {
    return this.#around.now() + this.#offset;
  }

  /** Puts a command in line under a fresh id. @returns its answer, whenever it comes */
  send(body: Asked): Promise<Ack> {
    return this.outbox.add(body);
  }

  /** Whether I back this idea (one that stands for itself), as I last wanted it. */
  backs(id: string): boolean {
    return this.#votes.backs(id);
  }

  /** How many people back it, me included at once. */
  votesOf(id: string): number {
    return this.#votes.countOf(id);
  }

  /** Votes that I may still give; null where there is no budget. */
  get votesLeft(): number | null {
    return this.#votes.left;
  }

  /** While held, what is shown stands still; what I do myself still shows. */
  get held(): boolean {
    return this.#held;
  }
  set held(on: boolean) {
    this.#held = on;
    if (on) this.#replica.detach();
    else this.#show();
  }

  /** Goes live, until the returned function is called. In a browser only. */
  connect(): () => void {
    let gone = false;
    const { open, ask = askBoard } = this.#given;
    void this.person.token();
    const tick = () => void (this.time = this.now());
    const woken = onWake(this.wake.bind(this), () => this.#line?.lost(this.#probe));
    const stops = [this.outbox.restore(), everySecond(this.#around, this.now.bind(this), tick), woken];
    if (open) this.#start(open);
    else void fetchSocket(this.#around).then((open) => gone || this.#start(open));
    void fetchWhole(ask, this.code, this.#around, this.#replica, () => gone).then(() => this.#show());
    return () => {
      gone = true;
      for (const stop of stops) stop();
      this.#line?.stop();
      this.outbox.disconnected();
    };
  }

  /** The page is looked at again: make sure that the connection lives, and catch up. */
  wake(): void {
    this.time = this.now();
    this.outbox.lookAgain();
    this.#line?.wake(this.#probe);
  }

  #start(open: OpenWire): void {
    const wire = open(this.#as, {
      connected: () => {
        this.#resyncing = false;
        this.fullUntil = null;
        this.#line?.connected();
        this.outbox.connected(wire);
      },
      disconnected: () => {
        this.fullUntil = null;
        this.outbox.disconnected();
        this.#line?.disconnected();
      },
      refused: (code, retryAfterMs) => {
        if (this.#end(code)) return;
        if (retryAfterMs === undefined) return this.#line?.disconnected();
        this.fullUntil = this.now() + retryAfterMs;
        this.#line?.turnedAway(retryAfterMs);
      },
      message: (event, payload) => {
        this.#line?.alive();
        this.#take(event, payload);
      },
    });
    this.#wire = wire;
    this.#line = new Line(wire, this.#around, (status) => void (this.status = status));
    this.#line.start();
  }

  #take(event: string, payload: unknown): void {
    switch (event) {
      case 'snapshot': {
        const snapshot = readSnapshot(payload);
        if (!snapshot) return;
        this.#offset = snapshot.now - this.#around.now();
        this.#replica.replace(snapshot);
        this.self = snapshot.self;
        this.#resyncing = false;
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
        const before = this.#votes.backed;
        if (!this.#replica.takeSelf(changes)) return;
        this.self = this.#replica.self;
        this.#votes.turned(before, changes.version);
        return;
      }
      case 'here':
        return void (this.here = readHere(payload) ?? this.here);
      case 'goodbye':
        return void this.#end(readGoodbye(payload) ?? '');
      default:
        this.paired.take(event, payload);
    }
  }

  #end(code: string): boolean {
    if (!isEnding(code)) return false;
    this.ending = code;
    this.#line?.stop();
    this.outbox.disconnected();
    if (code === 'meeting-gone' || code === 'unknown-meeting') this.outbox.giveUp('closed');
    return true;
  }

  /** Lets the page see the replica as it is now, unless it is held. */
  #show(): void {
    if (this.#held) return;
    this.#shown = this.#replica.version;
    this.view = this.#replica.view;
    this.whole = this.#replica.whole;
    this.#votes.moved();
  }

  #accepted(command: Command, ack: Accepted): void {
    const before = this.#votes.backed;
    this.self = this.#replica.self = selfAfter(this.#replica.view, this.self, command, ack, this.now());
    this.#votes.turned(before, ack.version);
  }
}
