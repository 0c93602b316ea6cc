import type { MeetingId } from '../../src/lib/meeting/ids.ts';
import { deltaRoom, type BoardNamespace } from './rooms.ts';
import type { BoardSocket, Visitor } from './visitor.ts';

const screensRoom = (meeting: MeetingId): string => `screens:${meeting}`;

/**
 * The screens in the room: staff hear how many are connected to this node, so that an officer sees in the console
 * whether the projector follows. Previews in the console do not count, nor does who opened the address without signing in.
 */
export class Screens {
  readonly #namespace: BoardNamespace;

  constructor(namespace: BoardNamespace) {
    this.#namespace = namespace;
  }

  count(meeting: MeetingId): number {
    return this.#namespace.adapter.rooms.get(screensRoom(meeting))?.size ?? 0;
  }

  /** To be called when a visitor has joined the rooms of its audience. */
  enter(socket: BoardSocket, { hall, audience, preview }: Visitor): void {
    const { meeting } = hall;
    if (audience === 'staff') socket.emit('screens', { count: this.count(meeting) });
    if (audience !== 'screen' || preview) return;
    void socket.join(screensRoom(meeting));
    this.#tell(meeting);
    // By then it has left its rooms.
    socket.once('disconnect', () => this.#tell(meeting));
  }

  #tell(meeting: MeetingId): void {
    this.#namespace.local.to(deltaRoom(meeting, 'staff')).emit('screens', { count: this.count(meeting) });
  }
}
