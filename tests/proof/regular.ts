import { io, type Socket } from 'socket.io-client';
import type { Sender } from '../../src/lib/meeting/actors.ts';
import type { CommandBody } from '../../src/lib/meeting/commands.ts';
import { apply, type Delta } from '../../src/lib/meeting/delta.ts';
import { NOBODY, type SelfView } from '../../src/lib/meeting/self.ts';
import type { Audience, BoardView } from '../../src/lib/meeting/view.ts';
import type { Ack, ClientToServer, SelfChanges, ServerToClient, Snapshot } from '../../src/lib/protocol/board.ts';
import type { Ledger } from './ledger.ts';
import type { Moments } from './moments.ts';

export interface RegularOptions {
  readonly url: string;
  readonly code: string;
  readonly audience: Audience;
  /** The secret of a resident for this meeting. */
  readonly token?: string;
  readonly cookie?: string;
  /** In whose name its commands are in the log; null: it only watches. */
  readonly sender: Sender | null;
  readonly ledger: Ledger;
  readonly moments: Moments;
}

/**
 * Somebody who stays, whatever happens to the server: comes back by themselves with `since`, builds what they see from one
 * snapshot and deltas alone, and sends each command until it is answered.
 */
export class Regular {
  readonly sender: Sender | null;
  version = -1;
  view: BoardView | null = null;
  self: SelfView = NOBODY;
  connections = 0;
  snapshots = 0;
  /** Connections after the first, and how the first word on each was a delta. */
  resumedByDelta = 0;
  /** What must not be: a delta that does not continue what is held. */
  readonly gaps: string[] = [];
  readonly #waiting = new Map<string, CommandBody>();
  readonly #options: RegularOptions;
  readonly #socket: Socket<ServerToClient, ClientToServer>;
  #heard = false;
  #sent = 0;

  constructor(options: RegularOptions) {
    this.#options = options;
    this.sender = options.sender;
    const { url, code, audience, token, cookie } = options;
    this.#socket = io(`${url}/board`, {
      forceNew: true,
      transports: ['websocket'],
      reconnectionDelay: 30,
      reconnectionDelayMax: 60,
      auth: (give) => give({ code, audience, token, ...(this.view && { since: this.version }) }),
      ...(cookie !== undefined && { extraHeaders: { cookie } }),
    });
    this.#socket.on('connect', () => {
      this.connections += 1;
      this.#heard = false;
      for (const id of this.#waiting.keys()) this.#transmit(id);
      options.moments.changed();
    });
    this.#socket.on('disconnect', options.moments.changed);
    this.#socket.on('snapshot', (snapshot) => this.#take(snapshot));
    this.#socket.on('delta', (delta) => this.#follow(delta));
    this.#socket.on('self', (changes) => this.#takeSelf(changes));
  }

  /** Connected, and told how things are. */
  get settled(): boolean {
    return this.#socket.connected && this.#heard;
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  /** Sends a command, and keeps it until it is answered. */
  ask(body: CommandBody): void {
    this.#sent += 1;
    const id = `command-${this.#sent}`;
    this.#waiting.set(id, body);
    this.#bodies.set(id, body);
    this.#transmit(id);
  }

  readonly #bodies = new Map<string, CommandBody>();

  /** Sends one of the last `among` accepted commands once more; false unless it gets the very answer it got before. */
  async repeat(pick: (ids: readonly string[]) => string, among: number): Promise<boolean | null> {
    const { sender } = this;
    const { ledger } = this.#options;
    if (!sender) return null;
    const done = [...this.#bodies.keys()].filter((id) => ledger.of(sender, id)).slice(-among);
    if (done.length === 0) return null;
    const id = pick(done);
    const ack = await this.#socket.emitWithAck('command', { ...this.#bodies.get(id), id });
    const before = ledger.of(sender, id);
    ledger.note(sender, id, ack);
    return ack.ok && before !== undefined && ack.version === before.version && same(ack.result, before.result);
  }

  leave(): void {
    this.#socket.disconnect();
  }

  #transmit(id: string): void {
    const { sender, ledger } = this.#options;
    const body = this.#waiting.get(id);
    if (!body || !sender || !this.#socket.connected) return;
    ledger.send(sender, id);
    this.#socket.emit('command', { ...body, id }, (ack: Ack) => {
      ledger.note(sender, id, ack);
      if (!ack.ok && (ack.code === 'unavailable' || ack.code === 'busy')) {
        setTimeout(() => this.#transmit(id), ack.retryAfterMs ?? 100);
        return;
      }
      this.#waiting.delete(id);
      this.#options.moments.changed();
    });
  }

  #take(snapshot: Snapshot): void {
    this.snapshots += 1;
    this.#heard = true;
    this.version = snapshot.version;
    this.view = snapshot.view;
    this.self = snapshot.self;
    this.#options.moments.changed();
  }

  #follow(delta: Delta): void {
    if (!this.view || delta.from !== this.version || delta.to < delta.from) {
      this.gaps.push(`holds ${this.version}, was given ${delta.from} to ${delta.to}`);
      return;
    }
    if (!this.#heard && this.connections > 1) this.resumedByDelta += 1;
    this.#heard = true;
    this.view = apply(this.view, delta);
    this.version = delta.to;
    this.#options.moments.changed();
  }

  #takeSelf(changes: SelfChanges): void {
    this.self = apply(this.self, changes);
    this.#options.moments.changed();
  }
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
