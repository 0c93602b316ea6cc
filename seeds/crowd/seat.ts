/** A place at a meeting's board, taken as a browser takes it: over Socket.IO, from outside. */
import { io, type Socket } from 'socket.io-client';
import type { CommandBody } from '../../src/lib/meeting/commands.ts';
import { apply, type Delta } from '../../src/lib/meeting/delta.ts';
import type { Audience, BoardView } from '../../src/lib/meeting/view.ts';
import {
  BOARD_NAMESPACE,
  type Ack,
  type ClientToServer,
  type ServerToClient,
  type Snapshot,
} from '../../src/lib/protocol/board.ts';

const ACK_MS = 10_000;

export interface SeatOptions {
  readonly url: string;
  readonly code: string;
  readonly audience: Audience;
  /** Of a resident who joined. */
  readonly token?: string;
  /** `name=value` of a staff session. */
  readonly cookie?: string;
  /** Keep the view up to date; a resident of the crowd looks at the wall instead. */
  readonly watch?: boolean;
}

export class Seat {
  readonly #socket: Socket<ServerToClient, ClientToServer>;
  readonly #listeners = new Set<() => void>();
  #version: number | undefined;
  #view: BoardView | null = null;

  constructor({ url, code, audience, token, cookie, watch = false }: SeatOptions) {
    this.#socket = io(`${url}${BOARD_NAMESPACE}`, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelayMax: 5000,
      auth: (give) => give({ code, audience, token, since: this.#version }),
      ...(cookie !== undefined && { extraHeaders: { cookie } }),
    });
    if (!watch) return;
    this.#socket.on('snapshot', (snapshot) => this.#take(snapshot));
    this.#socket.on('delta', (delta) => this.#follow(delta));
  }

  /** What the board shows; null before the first snapshot, and for those who do not watch. */
  get view(): BoardView | null {
    return this.#view;
  }

  get connected(): boolean {
    return this.#socket.connected;
  }

  /** Called after each change of the view, until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Null if no answer came: it may or may not have happened, and nobody here minds. */
  send(id: string, command: CommandBody): Promise<Ack | null> {
    return new Promise((answer) => {
      this.#socket
        .timeout(ACK_MS)
        .emit('command', { id, ...command }, (late: Error | null, ack: Ack) => answer(late ? null : ack));
    });
  }

  leave(): void {
    this.#socket.disconnect();
  }

  comeBack(): void {
    this.#socket.connect();
  }

  #take({ version, view }: Snapshot): void {
    this.#changed(version, view);
  }

  #follow(delta: Delta): void {
    if (this.#view === null || this.#version === undefined || delta.to <= this.#version) return;
    if (delta.from !== this.#version) return void this.#socket.emit('resync', { since: this.#version });
    this.#changed(delta.to, apply(this.#view, delta));
  }

  #changed(version: number, view: BoardView): void {
    this.#version = version;
    this.#view = view;
    for (const listener of this.#listeners) listener();
  }
}
