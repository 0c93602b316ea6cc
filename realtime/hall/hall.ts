import type { Actor } from '../../src/lib/meeting/actors.ts';
import type { Command } from '../../src/lib/meeting/commands.ts';
import type { MeetingId, ParticipantId } from '../../src/lib/meeting/ids.ts';
import { refuse } from '../../src/lib/meeting/refusals.ts';
import { self, type SelfView } from '../../src/lib/meeting/self.ts';
import type { MeetingState } from '../../src/lib/meeting/state.ts';
import type { Audience, BoardView } from '../../src/lib/meeting/view.ts';
import type { Ack } from '../../src/lib/protocol/board.ts';
import { appendInTime } from './append.ts';
import type { Ask } from './ask.ts';
import { Book, BrokenLog } from './book.ts';
import { BATCH_LIMIT, BUSY_RETRY_MS, QUEUE_LIMIT, RACES } from './bounds.ts';
import type { HallPorts } from './ports.ts';
import { Broadcaster } from './broadcaster.ts';
import { Drafts } from './drafts.ts';
import { History } from './history.ts';
import { Readers } from './readers.ts';
import { Upkeep } from './upkeep.ts';

/**
 * One live meeting. Commands queue; whatever queued while the previous append was on its way to the disk is the next
 * batch: decided in memory, appended durably, only then acknowledged and broadcast. There is no timer on this path.
 * Everybody who reads gets committed state: reads wait for the moment between two batches.
 */
export class Hall {
  readonly meeting: MeetingId;
  readonly #ports: HallPorts;
  readonly #book: Book;
  readonly #drafts: Drafts;
  readonly #upkeep: Upkeep;
  readonly #readers = new Readers();
  #queue: Ask[] = [];
  #broadcaster: Broadcaster | null = null;
  #running: Promise<void> | null = null;
  /** Somebody says that the log went on without us, up to this version. */
  #hinted = 0;
  #stopped = false;

  private constructor(meeting: MeetingId, ports: HallPorts) {
    this.meeting = meeting;
    this.#ports = ports;
    this.#book = new Book(ports.log, meeting, ports.chance.salt);
    this.#drafts = new Drafts(ports);
    this.#upkeep = new Upkeep(this, ports.clock, ports.log, ports.report);
  }

  /**
   * Replays the log and opens.
   * @throws BrokenLog if the log cannot be folded, StoreError if it cannot be read
   */
  static async open(meeting: MeetingId, ports: HallPorts): Promise<Hall> {
    const hall = new Hall(meeting, ports);
    await hall.#catchUp();
    return hall;
  }

  /** Decide, append, acknowledge. What cannot be done is a refusal. */
  submit(actor: Actor, command: Command): Promise<Ack> {
    return new Promise((answer) => this.ask(actor, command, answer));
  }

  /** The same with a callback: thousands are under way in a busy meeting, and a promise for each would show. */
  ask(actor: Actor, command: Command, answer: (ack: Ack) => void): void {
    if (this.#stopped) return answer(refuse('unavailable', BUSY_RETRY_MS));
    if (this.#queue.length >= QUEUE_LIMIT) return answer(refuse('busy', BUSY_RETRY_MS));
    this.#queue.push({ actor, command, admitted: false, answer });
    this.#wake();
  }

  /** Another node says that the log is at `version`. A hint only: the log decides. */
  hint(version: number): void {
    this.#hinted = Math.max(this.#hinted, version);
    if (this.#hinted > this.#book.committed) this.#wake();
  }

  /** Looks whether the log went on without anybody telling. */
  look(): void {
    this.hint(this.#book.committed + 1);
  }

  /** Somebody has seen this version elsewhere: resolves when this node has looked, and broadcast what it found. */
  async catchUpTo(version: number): Promise<void> {
    if (!this.#ports.shared) return;
    this.hint(version);
    await this.read(() => this.board.flush());
  }

  /** What viewers of this node hold now, and what came after a version. */
  get board(): Broadcaster {
    if (!this.#broadcaster) throw new Error('the hall is not open');
    return this.#broadcaster;
  }

  /** Not to be kept across a tick: the next broadcast changes it. */
  snapshot(audience: Audience): { readonly version: number; readonly view: BoardView } {
    const shown = this.board.shown(audience);
    return { version: shown.version, view: shown.view() };
  }

  /** The same as JSON, encoded once per broadcast however many ask. */
  encoded(audience: Audience): string {
    const shown = this.board.shown(audience);
    return `{"version":${shown.version},"view":${shown.encoded()}}`;
  }

  /** How many people are connected, at all nodes. */
  get here(): number {
    return this.#ports.sink.people();
  }

  /** What is private to a participant, as committed. */
  self(participant: ParticipantId): Promise<{ readonly version: number; readonly self: SelfView }> {
    return this.read((state) => ({ version: state.version, self: self(state, participant) }));
  }

  /** The same, handed over in the moment at which it is true: whoever starts listening in `use` misses nothing. */
  selfNow(participant: ParticipantId, use: (self: SelfView) => void): Promise<void> {
    return this.read((state) => use(self(state, participant)));
  }

  /** Reads the committed state at the next moment at which no batch is under way. `look` must not keep the state. */
  read<T>(look: (state: MeetingState) => T): Promise<T> {
    const read = this.#readers.add(look);
    this.#wake();
    return read;
  }

  /** Takes nothing more, finishes what is under way, sends the last broadcast. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#giveUp(this.#queue.splice(0));
    this.#upkeep.stop();
    await this.#running;
    this.#broadcaster?.flush();
  }

  #wake(): void {
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
      if (this.#queue.length > 0 || this.#readers.some) this.#wake();
    });
  }

  async #run(): Promise<void> {
    const behind = !this.#book.state || this.#hinted > this.#book.committed;
    if (behind && !(await this.#tryCatchUp())) this.#giveUp(this.#queue.splice(0));
    this.#readers.serve(this.#book.state);
    while (this.#queue.length > 0 && this.#book.state) {
      await this.#commit(this.#queue.splice(0, BATCH_LIMIT));
      this.#readers.serve(this.#book.state);
    }
  }

  /** Brings the state to the log's end, and tells viewers what that changed. */
  async #catchUp(): Promise<void> {
    const broadcaster = this.#broadcaster;
    if (broadcaster) {
      await this.#book.read((state, journal) => {
        if (state.version > broadcaster.version) broadcaster.commit(state, journal);
      });
      broadcaster.schedule();
    } else {
      const history = new History();
      const state = await this.#book.read(({ version }, journal) =>
        history.add(version - 1, version, [...journal.touched])
      );
      this.#broadcaster = new Broadcaster(state, this.#ports.clock, this.#ports.sink, history);
    }
    this.#moved(0);
  }

  /** The committed state is further than it was. */
  #moved(events: number): void {
    const { state } = this.#book;
    if (!state) return;
    this.#hinted = Math.min(this.#hinted, state.version);
    this.#upkeep.look(state);
    this.#ports.committed?.(state, events);
  }

  /** @param fresh the log was read since these commands came */
  async #commit(asks: readonly Ask[], races = 0, fresh = false): Promise<void> {
    const { state } = this.#book;
    if (!state) return this.#giveUp(asks);
    const draft = this.#drafts.of(state, asks);
    if (!draft) return;
    if (draft.refused && this.#ports.shared && !fresh) {
      // What we would refuse may be in the log already, through another node: look before saying no.
      draft.journal.undo();
      return (await this.#tryCatchUp()) ? this.#commit(asks, races, true) : this.#giveUp(asks);
    }
    if (draft.events.length === 0) return draft.answer();

    const batch = this.#book.tie({ events: draft.events, texts: draft.texts });
    const appended = await appendInTime(this.#ports, this.meeting, this.#book.committed, batch);
    switch (appended.outcome) {
      case 'appended':
        this.#book.settle();
        draft.answer();
        this.board.commit(state, draft.journal);
        this.board.schedule();
        this.#moved(draft.events.length);
        return;
      case 'conflict':
        draft.journal.undo();
        return this.#tryAgain(asks, races + 1);
      case 'unknown':
        // It may be in the log, or get there later. What is in memory is worth nothing now; a retry is recognised
        // by its id in what is read back.
        this.#ports.report('an append failed; its outcome is unknown', appended.why);
        this.#book.drop();
        this.#giveUp(asks);
        if (!(await this.#tryCatchUp())) this.#giveUp(this.#queue.splice(0));
        return;
    }
  }

  /** Another node was first: read what it wrote, wait a random moment so that two do not march in step, decide anew. */
  async #tryAgain(asks: readonly Ask[], races: number): Promise<void> {
    if (!(await this.#tryCatchUp())) return this.#giveUp(asks);
    if (races > RACES) {
      for (const ask of asks) ask.answer(refuse('busy', BUSY_RETRY_MS));
      return;
    }
    this.#readers.serve(this.#book.state);
    const most = Math.min(50, 2 ** races);
    await new Promise<void>((resume) => this.#ports.clock.after(this.#ports.chance.fraction() * most, resume));
    return this.#commit(asks, races, true);
  }

  /** False if the log cannot be read now; a log that cannot be folded stops the meeting. */
  async #tryCatchUp(): Promise<boolean> {
    try {
      await this.#catchUp();
      return true;
    } catch (error) {
      this.#ports.report('the log cannot be read', error);
      if (error instanceof BrokenLog) this.#stopped = true;
      this.#hinted = 0;
      this.#book.drop();
      return false;
    }
  }

  /** Not known to be stored: it is safe to send again, with the same id. */
  #giveUp(asks: readonly Ask[]): void {
    for (const ask of asks) ask.answer(refuse('unavailable', BUSY_RETRY_MS));
  }
}
