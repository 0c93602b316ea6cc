import type { AgendaStore } from '../../db/store.ts';
import { CLOSE } from '../../src/lib/protocol/agenda.ts';
import type { Clock } from '../hall/clock.ts';
import { Attendance } from './attendance.ts';
import { mergeAll, type SharedDocument } from './document.ts';
import type { Guest } from './guest.ts';
import { Keeper, type Change } from './keeper.ts';
import { Linker } from './linker.ts';
import { READ_ONLY, readMessage, syncMessage, type Heard } from './messages.ts';

/** After a look that failed, in ms. */
const LOOK_AGAIN_MS = 1000;
/** More than this waits for the disk: whoever brings more comes back when it has caught up. */
const BACKLOG_LIMIT = 4 * 1024 * 1024;

export interface RoomPorts {
  readonly meeting: string;
  readonly agendas: AgendaStore;
  readonly clock: Clock;
  readonly report: (what: string, error: unknown) => void;
  /** Tells the meeting which of its ideas the agenda takes up. */
  readonly link: (ideas: readonly string[]) => Promise<unknown>;
  /** Something new is on the disk, for other nodes to look at. */
  readonly wrote: () => void;
  /** Somebody who is connected here came, went or moved. */
  readonly moved: () => void;
  /** Nobody is in it and all is written, or it must be read afresh: it is to be forgotten. */
  readonly over: (room: Room) => void;
}

interface Edit extends Change {
  /** Null: another node's, or a version that was restored. */
  readonly from: Guest | null;
  readonly relay: Uint8Array | null;
}

/**
 * One meeting's agenda while somebody has it open. The document in memory may be ahead of the disk; nobody is told of
 * anything that is not on it, neither the writer (`saved`), nor the others, nor somebody who asks for the whole.
 */
export class Room {
  readonly #ports: RoomPorts;
  readonly #keeper: Keeper<Edit>;
  readonly #linker: Linker;
  readonly attendance: Attendance;
  #document: SharedDocument | null = null;
  readonly #opened: Promise<void>;
  #cancelLook: (() => void) | null = null;
  #over = false;

  constructor(ports: RoomPorts) {
    this.#ports = ports;
    const { clock, report, link: tell } = ports;
    this.attendance = new Attendance(clock, ports.moved);
    this.#linker = new Linker({ clock, report, tell, ideas: () => this.#document?.ideas ?? [] });
    this.#keeper = new Keeper({
      ...ports,
      written: (edits) => this.#relay(edits),
      failed: () => this.#fail(),
      found: (updates) => this.#find(updates),
    });
    this.#opened = this.#keeper.load().then(
      (document) => this.#open(document),
      (error: unknown) => {
        ports.report('an agenda could not be read', error);
        this.#fail();
      }
    );
  }

  enter(guest: Guest): void {
    if (this.#over) return guest.close(CLOSE.unavailable);
    this.attendance.add(guest);
    if (this.#document) this.#welcome(guest, this.#document);
  }

  leave(guest: Guest): void {
    if (this.attendance.remove(guest) && this.#isEmpty) void this.#end();
  }

  /** Takes a message in; whatever is wrong with it concerns its sender alone. */
  hear(guest: Guest, message: Uint8Array): void {
    guest.alive = true;
    if (this.#over || !guest.open || !guest.mayGoOn('message', this.#ports.clock.now())) return;
    if (!guest.hold(message) && this.#document) this.#take(guest, message, this.#document);
  }

  /** Resolves when what reached it so far is on the disk. */
  async settled(): Promise<void> {
    await this.#opened;
    await this.#keeper.idle();
  }

  /** Resolves when nothing is stored any more of what was deleted, as far as this is known here, or that was reported. */
  async tidied(): Promise<void> {
    await this.#opened;
    await this.#keeper.tidy();
  }

  /** Others stored something: whoever is here is told of it. A look that fails is tried again. */
  async look(): Promise<void> {
    await this.#opened;
    if (this.#over) return;
    try {
      await this.#keeper.look();
    } catch (error) {
      this.#ports.report('an agenda could not be looked at', error);
      this.#cancelLook ??= this.#ports.clock.after(LOOK_AGAIN_MS, () => {
        this.#cancelLook = null;
        void this.look();
      });
    }
  }

  /** Ends all its connections, when what they brought is written. */
  async close(code: number): Promise<void> {
    await this.#keeper.tidy();
    await this.#linker.end();
    for (const guest of this.attendance.guests) guest.close(code);
  }

  /** The meeting is being wiped: nothing more is taken in or told, and nothing is on its way to the disk any more. */
  async dismiss(): Promise<void> {
    this.#over = true;
    this.#cancelLook?.();
    // Its connections close later; the last one's end must find nothing that it could make into one and put back.
    this.#keeper.abandon();
    this.#linker.stop();
    for (const guest of this.attendance.guests) guest.close(CLOSE.gone);
    await this.settled();
  }

  get #isEmpty(): boolean {
    return this.attendance.guests.size === 0;
  }

  #open(document: SharedDocument): void {
    if (this.#over) return;
    this.#document = document;
    // The meeting may have missed what was written last before a restart.
    this.#linker.changed();
    for (const guest of this.attendance.guests) this.#welcome(guest, document);
    if (this.#isEmpty) void this.#end();
  }

  #welcome(guest: Guest, document: SharedDocument): void {
    this.attendance.sayWho(guest);
    if (guest.right === 'edit') guest.send(syncMessage('step1', document.stateVector));
    else if (guest.hearsSaved) this.#sayReadOnly(guest);
    for (const message of guest.release()) if (guest.open) this.#take(guest, message, document);
  }

  #take(guest: Guest, message: Uint8Array, document: SharedDocument): void {
    try {
      this.#answer(guest, readMessage(message), document);
    } catch (error) {
      if (error instanceof Error && error.name === 'Unsound') {
        this.#ports.report('an agenda must be read again', error.cause);
        guest.close(CLOSE.malformed);
        this.#fail();
      } else guest.close(CLOSE.malformed);
    }
  }

  #answer(guest: Guest, heard: Heard, document: SharedDocument): void {
    const now = this.#ports.clock.now();
    switch (heard.kind) {
      case 'step1': {
        if (!guest.mayGoOn('step1', now)) return;
        const reply = syncMessage('step2', document.encode(heard.stateVector));
        return this.#keeper.push(change(guest, null, null, () => guest.send(reply)));
      }
      case 'edit':
        return guest.right === 'edit' ? this.#edit(guest, heard, document) : this.#sayReadOnly(guest);
      case 'presence':
        return this.attendance.hear(guest, heard.update);
      case 'who':
        return this.attendance.sayWho(guest);
      case 'unknown':
    }
  }

  #edit(guest: Guest, { update, live }: Extract<Heard, { kind: 'edit' }>, document: SharedDocument): void {
    if (this.#keeper.backlog > BACKLOG_LIMIT) return guest.close(CLOSE.unavailable);
    const taken = document.take(update, { person: guest.person.id, live });
    if (taken === 'full') return guest.close(CLOSE.full);
    if (typeof taken === 'string') return guest.close(CLOSE.malformed);
    guest.edits += 1;
    const count = guest.edits;
    this.#keeper.push(change(guest, taken.store, taken.relay, () => guest.saved(count)));
  }

  /** What others stored is told in its turn: it may build on what is still on its way to the disk here. */
  #find(updates: readonly Uint8Array[]): void {
    const relay = this.#document?.takeStored(updates) ?? null;
    this.#keeper.push(change(null, null, relay, () => {}));
  }

  /** What was written at once goes out as one message; a writer gets back what came from others alone. */
  #relay(edits: readonly Edit[]): void {
    this.#linker.changed();
    if (edits.some(({ store }) => store !== null)) this.#ports.wrote();
    const news = edits.filter(({ relay }) => relay !== null);
    const update = mergeAll(news.flatMap(({ relay }) => relay ?? []));
    if (!update) return;
    const message = syncMessage('update', update);
    for (const guest of this.attendance.guests) if (news.some(({ from }) => from !== guest)) guest.send(message);
  }

  #sayReadOnly(guest: Guest): void {
    if (guest.toldReadOnly) return;
    guest.toldReadOnly = true;
    guest.send(READ_ONLY);
  }

  /** Nobody is here: once all is written, the room is forgotten, unless somebody came meanwhile. */
  async #end(): Promise<void> {
    await this.#keeper.idle();
    if (this.#isEmpty) await this.#keeper.tidy();
    if (this.#over || !this.#isEmpty || !this.#document) return;
    this.#over = true;
    this.#keeper.abandon();
    this.#cancelLook?.();
    this.#ports.over(this);
    await this.#linker.end();
  }

  /** Everyone comes again, to a room that is read afresh when nothing of this one is on its way to the disk. */
  #fail(): void {
    if (this.#over) return;
    this.#over = true;
    this.#cancelLook?.();
    this.#keeper.abandon();
    this.#linker.stop();
    for (const guest of this.attendance.guests) guest.close(CLOSE.unavailable);
    void this.#keeper.idle().then(() => this.#ports.over(this));
  }
}

function change(from: Guest | null, store: Uint8Array | null, relay: Uint8Array | null, settled: () => void): Edit {
  return { from, store, relay, settled };
}
