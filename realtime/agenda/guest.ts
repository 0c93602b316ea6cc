import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { MeetingId } from '../../src/lib/meeting/ids.ts';
import { CLOSE, type AgendaPerson, type AgendaRight } from '../../src/lib/protocol/agenda.ts';
import { Flow } from '../board/bounds.ts';
import { savedMessage } from './messages.ts';
import type { Attendant } from './presence.ts';

/** Twenty colleagues' presence comes back from each client as an echo, so this is far above what a person types. */
const MESSAGES = { burst: 4000, perSecond: 1000 };
/** Asking for the document costs the server most. */
const STEPS = { burst: 10, perSecond: 1 };
/** Bytes that a reader may leave unread. */
const UNREAD_LIMIT = 8 * 1024 * 1024;
/** Bytes that may come in while the document is being loaded. */
const EARLY_LIMIT = 1024 * 1024;

export interface Admission {
  readonly meeting: MeetingId;
  readonly person: Pick<AgendaPerson, 'id' | 'name' | 'role'>;
  readonly sessionId: string;
  readonly right: AgendaRight;
  /** Understands `SAVED`. */
  readonly hearsSaved: boolean;
}

/** What a connection goes over: its messages, and the bytes below them. */
export interface Line {
  readonly socket: WebSocket;
  readonly bytes: Pick<Duplex, 'cork' | 'uncork'>;
}

/** One connection to an agenda. */
export class Guest implements Attendant {
  readonly meeting: MeetingId;
  readonly person: Admission['person'];
  readonly sessionId: string;
  readonly right: AgendaRight;
  readonly hearsSaved: boolean;
  /** Edits that came on this connection. */
  edits = 0;
  toldReadOnly = false;
  /** Something came since the last look. */
  alive = true;
  readonly #socket: WebSocket;
  readonly #bytes: Line['bytes'];
  /** Something was said in this turn. */
  #saying = false;
  /** How many of its edits are on the disk, if that is still to be said. */
  #saved: number | null = null;
  readonly #messages: Flow;
  readonly #steps: Flow;
  #early: Uint8Array[] | null = [];
  #earlyBytes = 0;

  constructor({ socket, bytes }: Line, admission: Admission, now: number) {
    this.#socket = socket;
    this.#bytes = bytes;
    this.meeting = admission.meeting;
    this.person = admission.person;
    this.sessionId = admission.sessionId;
    this.right = admission.right;
    this.hearsSaved = admission.hearsSaved;
    this.#messages = new Flow(MESSAGES.burst, MESSAGES.perSecond, now);
    this.#steps = new Flow(STEPS.burst, STEPS.perSecond, now);
  }

  get open(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** False if it is too fast, and closed for that. */
  mayGoOn(what: 'message' | 'step1', now: number): boolean {
    const flow = what === 'message' ? this.#messages : this.#steps;
    if (flow.take(now)) return true;
    this.close(CLOSE.tooFast);
    return false;
  }

  /** Holds a message back while the document is being loaded. False once it is loaded. */
  hold(message: Uint8Array): boolean {
    if (!this.#early) return false;
    this.#earlyBytes += message.byteLength;
    if (this.#earlyBytes > EARLY_LIMIT) this.close(CLOSE.unavailable);
    else this.#early.push(message);
    return true;
  }

  /** What was held back, in order; from now on nothing is. */
  release(): readonly Uint8Array[] {
    const held = this.#early ?? [];
    this.#early = null;
    return held;
  }

  send(message: Uint8Array): void {
    if (!this.open) return;
    if (this.#socket.bufferedAmount > UNREAD_LIMIT) return this.#socket.terminate();
    this.#inOneWrite();
    this.#socket.send(message);
  }

  /** So many of its edits are on the disk. */
  saved(count: number): void {
    if (!this.hearsSaved || !this.open) return;
    this.#saved = count;
    this.#inOneWrite();
  }

  /** All that is said in one turn goes out in one write: what others wrote, and how much of one's own is kept. */
  #inOneWrite(): void {
    if (this.#saying) return;
    this.#saying = true;
    this.#bytes.cork();
    queueMicrotask(() => {
      if (this.#saved !== null && this.open) this.#socket.send(savedMessage(this.#saved));
      this.#saved = null;
      this.#saying = false;
      this.#bytes.uncork();
    });
  }

  ping(): void {
    this.alive = false;
    if (this.open) this.#socket.ping();
  }

  close(code: number): void {
    this.#early &&= [];
    this.#socket.close(code);
  }

  terminate(): void {
    this.#socket.terminate();
  }

  /** Resolves when the connection is gone. */
  gone(): Promise<void> {
    if (this.#socket.readyState === this.#socket.CLOSED) return Promise.resolve();
    return new Promise((done) => this.#socket.once('close', () => done()));
  }
}
