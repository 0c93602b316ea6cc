import { z } from 'zod';
import { mayDo } from '../../src/lib/meeting/authority.ts';
import type { MeetingId } from '../../src/lib/meeting/ids.ts';
import type { Looker, Lookers as Told } from '../../src/lib/protocol/board.ts';
import type { Cluster } from '../cluster.ts';
import type { Clock } from '../hall/clock.ts';
import { Neighbours } from '../neighbours.ts';
import { deltaRoom, type BoardNamespace } from './rooms.ts';
import type { BoardSocket, Visitor } from './visitor.ts';

/** Changes within this time are told as one. */
const TELL_EVERY_MS = 50;

const said = z.object({ ideaId: z.nullable(z.string().min(1).max(64)) });
const looking = z.object({ ideaId: z.string(), id: z.string(), name: z.string() });
type Looking = z.infer<typeof looking>;

interface Room {
  /** socket → what its person looks at; of this node */
  readonly own: Map<string, Looking>;
  cancelTell: (() => void) | null;
}

/**
 * Which idea each moderator has in front of them, so that no two do the same work. Never stored; gone with the
 * connection. Nodes tell each other; one that falls silent is forgotten.
 */
export class Lookers {
  readonly #rooms = new Map<MeetingId, Room>();
  readonly #neighbours: Neighbours<Looking[]>;

  constructor(
    private readonly namespace: BoardNamespace,
    private readonly clock: Clock,
    cluster: Pick<Cluster, 'share' | 'shared'> | null
  ) {
    this.#neighbours = new Neighbours({
      cluster,
      clock,
      about: 'lookers',
      said: z.array(looking),
      everyMs: TELL_EVERY_MS,
      mine: (meeting) => {
        const own = [...(this.#rooms.get(meeting)?.own.values() ?? [])];
        return own.length > 0 ? own : null;
      },
      heard: (meeting, _node, _said, isNews) => {
        if (isNews) this.#tellSoon(meeting);
      },
    });
  }

  /** Somebody of the staff came, and is in the room of their audience by now. Only who moderates is shown to others. */
  enter(socket: BoardSocket, { hall, audience, staff, messages }: Visitor): void {
    if (audience !== 'staff' || !staff) return;
    const { meeting } = hall;
    socket.emit('lookers', this.told(meeting));
    if (!this.#rooms.has(meeting)) this.#neighbours.ask(meeting);
    if (mayDo(staff.role, 'idea.publish', 'live') !== 'yes') return;
    socket.on('looking', (raw) => {
      const parsed = said.safeParse(raw);
      if (!parsed.success || !messages.take(this.clock.now())) return;
      this.#look(meeting, socket.id, parsed.data.ideaId, { id: staff.id, name: staff.name });
    });
    socket.once('disconnect', () => this.#look(meeting, socket.id, null, staff));
  }

  /** idea → who looks at it now, each person once */
  told(meeting: MeetingId): Told {
    const here = [...(this.#rooms.get(meeting)?.own.values() ?? [])];
    const found = new Map<string, Map<string, Looker>>();
    for (const { ideaId, id, name } of [here, ...this.#neighbours.others(meeting)].flat()) {
      const people = found.get(ideaId) ?? new Map<string, Looker>();
      found.set(ideaId, people.set(id, { id, name }));
    }
    return Object.fromEntries([...found].map(([ideaId, people]) => [ideaId, [...people.values()]]));
  }

  stop(): void {
    for (const room of this.#rooms.values()) room.cancelTell?.();
    this.#rooms.clear();
    this.#neighbours.stop();
  }

  #look(meeting: MeetingId, socketId: string, ideaId: string | null, who: Looker): void {
    const room = this.#roomOf(meeting);
    if (ideaId === null) room.own.delete(socketId);
    else room.own.set(socketId, { ideaId, id: who.id, name: who.name });
    this.#tellSoon(meeting);
    this.#neighbours.changed(meeting);
  }

  #roomOf(meeting: MeetingId): Room {
    const known = this.#rooms.get(meeting);
    if (known) return known;
    const room: Room = { own: new Map(), cancelTell: null };
    this.#rooms.set(meeting, room);
    return room;
  }

  #tellSoon(meeting: MeetingId): void {
    const room = this.#roomOf(meeting);
    room.cancelTell ??= this.clock.after(TELL_EVERY_MS, () => {
      room.cancelTell = null;
      this.namespace.local.to(deltaRoom(meeting, 'staff')).emit('lookers', this.told(meeting));
      if (room.own.size === 0) this.#rooms.delete(meeting);
    });
  }
}
