import type { Clock } from '../hall/clock.ts';
import type { Metrics } from '../metrics.ts';
import { deltaRoom, farewell, showBoard, type BoardNamespace } from './rooms.ts';
import type { BoardSocket, Visitor } from './visitor.ts';

/** How often queues are looked at, and what is done about one that does not drain. */
const LOOK_EVERY_MS = 1000;
/** Packets waiting for a socket that make it a slow reader: over a second of broadcasts at full rate. */
const PACKETS_WAITING = 32;
/** Bytes handed to the system that it could not send yet: a stalled connection with one large packet. */
const BYTES_WAITING = 512 * 1024;
/** A queue that did not drain for this long belongs to nobody who reads. */
const PATIENCE_MS = 30_000;

/**
 * Nothing is buffered without limit: a reader that stalls stops getting deltas, and gets one delta with all that it
 * missed when it reads again; one that never does is let go.
 */
export class SlowReaders {
  readonly #namespace: BoardNamespace;
  readonly #clock: Clock;
  readonly #metrics: Metrics;
  readonly #report: (what: string, error: unknown) => void;
  readonly #caughtUp: (socket: BoardSocket, visitor: Visitor) => void;
  #cancel: () => void = () => {};

  /** @param caughtUp a reader that stalled is in the room of its audience again: what was said there meanwhile, it missed */
  constructor(
    namespace: BoardNamespace,
    clock: Clock,
    metrics: Metrics,
    report: (what: string, error: unknown) => void,
    caughtUp: (socket: BoardSocket, visitor: Visitor) => void
  ) {
    this.#report = report;
    this.#caughtUp = caughtUp;
    this.#namespace = namespace;
    this.#clock = clock;
    this.#metrics = metrics;
    this.#lookLater();
  }

  stop(): void {
    this.#cancel();
  }

  #lookLater(): void {
    this.#cancel = this.#clock.after(LOOK_EVERY_MS, () => {
      for (const socket of this.#namespace.sockets.values()) this.#look(socket);
      this.#lookLater();
    });
  }

  #look(socket: BoardSocket): void {
    const { visitor } = socket.data;
    if (!visitor) return;
    // Nearly all: everything that was handed over has gone out.
    if (!visitor.lagging && socket.conn.transport.writable) return;
    const now = this.#clock.now();
    const { packets, bytes } = waiting(socket);
    const room = deltaRoom(visitor.hall.meeting, visitor.audience);
    if (visitor.lagging) {
      if (packets === 0 && bytes === 0) {
        const { version } = visitor.lagging;
        visitor.lagging = null;
        const rejoin = () => {
          void socket.join(room);
          this.#caughtUp(socket, visitor);
        };
        showBoard(socket, visitor, version, rejoin).catch((error: unknown) => {
          this.#report('a board could not be shown again', error);
          socket.disconnect(true);
        });
      } else if (now - visitor.lagging.since > PATIENCE_MS) {
        this.#metrics.slowReader('closed');
        farewell(socket, 'slow');
        // Discards what waits: closing politely would wait for the very queue that does not drain.
        socket.conn.close(true);
      }
    } else if (socket.rooms.has(room) && (packets > PACKETS_WAITING || bytes > BYTES_WAITING)) {
      this.#metrics.slowReader('coalesced');
      visitor.lagging = { since: now, version: visitor.hall.board.version };
      void socket.leave(room);
    }
  }
}

/** What Engine.IO and the WebSocket below it hold back for a socket; neither says so in its public types. */
function waiting(socket: BoardSocket): { readonly packets: number; readonly bytes: number } {
  const queue: unknown = Reflect.get(socket.conn, 'writeBuffer');
  const transport: unknown = Reflect.get(socket.conn.transport, 'socket');
  const buffered: unknown =
    typeof transport === 'object' && transport !== null ? Reflect.get(transport, 'bufferedAmount') : 0;
  return { packets: Array.isArray(queue) ? queue.length : 0, bytes: typeof buffered === 'number' ? buffered : 0 };
}
