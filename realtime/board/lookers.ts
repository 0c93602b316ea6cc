import { z } from 'zod';
import { mayDo } from '../../src/lib/meeting/authority.ts';
import type { MeetingId } from '../../src/lib/meeting/ids.ts';
import type { Looker, Lookers as Told } from '../../src/lib/protocol/board.ts';
import type { Cluster } from '../cluster.ts';
import type { Clock } from '../hall/clock.ts';
import { deltaRoom, type BoardNamespace } from './rooms.ts';
import type { BoardSocket, Visitor } from './visitor.ts';

/** Changes within this time are told as one. */
const TELL_EVERY_MS = 50;
/** What another node said of its people is believed for this long; it says so again before that. */
const BELIEVED_MS = 45_000;
const SAID_AGAIN_MS = 15_000;

const said = z.object({ ideaId: z.nullable(z.string().min(1).max(64)) });
const shared = z.object({
  meeting: z.string().max(64),
  node: z.string().max(64),
  looking: z.array(z.object({ ideaId: z.string(), id: z.string(), name: z.string() })).max(500),
});

type Looking = Looker & { readonly ideaId: string };

interface Room {
  /** socket → what its person looks at; of this node */
  readonly own: Map<string, Looking>;
  /** node → what its people look at, and until when that is believed */
  readonly others: Map<string, { readonly looking: readonly Looking[]; readonly until: number }>;
  cancelTell: (() => void) | null;
  cancelAgain: (() => void) | null;
}

/**
 * Which idea each moderator has in front of them, so that no two do the same work. Never stored; gone with the
 * connection. Nodes tell each other; one that falls silent is forgotten.
 */
export class Lookers {
  readonly #rooms = new Map<MeetingId, Room>();
  readonly #node = crypto.randomUUID();

  constructor(
    private readonly namespace: BoardNamespace,
    private readonly clock: Clock,
    private readonly cluster: Pick<Cluster, 'share' | 'shared'> | null
  ) {
    cluster?.shared((raw) => this.#heard(raw));
  }

  /** Somebody of the staff came, and is in the room of their audience by now. Only who moderates is shown to others. */
  enter(socket: BoardSocket, { hall, audience, staff, messages }: Visitor): void {
    if (audience !== 'staff' || !staff) return;
    const { meeting } = hall;
    socket.emit('lookers', this.told(meeting));
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
    const room = this.#rooms.get(meeting);
    const found = new Map<string, Map<string, Looker>>();
    for (const { ideaId, id, name } of room ? this.#all(room) : []) {
      const people = found.get(ideaId) ?? new Map<string, Looker>();
      found.set(ideaId, people.set(id, { id, name }));
    }
    return Object.fromEntries([...found].map(([ideaId, people]) => [ideaId, [...people.values()]]));
  }

  stop(): void {
    for (const room of this.#rooms.values()) {
      room.cancelTell?.();
      room.cancelAgain?.();
    }
    this.#rooms.clear();
  }

  #look(meeting: MeetingId, socketId: string, ideaId: string | null, who: Looker): void {
    const room = this.#roomOf(meeting);
    if (ideaId === null) room.own.delete(socketId);
    else room.own.set(socketId, { ideaId, id: who.id, name: who.name });
    this.#tellSoon(meeting, room, true);
  }

  #heard(raw: unknown): void {
    const parsed = shared.safeParse(raw);
    if (!parsed.success || parsed.data.node === this.#node) return;
    const { node, looking } = parsed.data;
    const meeting = parsed.data.meeting as MeetingId;
    const room = this.#roomOf(meeting);
    if (looking.length === 0) room.others.delete(node);
    else room.others.set(node, { looking, until: this.clock.now() + BELIEVED_MS });
    this.#tellSoon(meeting, room, false);
  }

  #roomOf(meeting: MeetingId): Room {
    const known = this.#rooms.get(meeting);
    if (known) return known;
    const room: Room = { own: new Map(), others: new Map(), cancelTell: null, cancelAgain: null };
    this.#rooms.set(meeting, room);
    return room;
  }

  *#all(room: Room): Iterable<Looking> {
    yield* room.own.values();
    for (const { looking, until } of room.others.values()) if (until > this.clock.now()) yield* looking;
  }

  #tellSoon(meeting: MeetingId, room: Room, own: boolean): void {
    room.cancelTell ??= this.clock.after(TELL_EVERY_MS, () => {
      room.cancelTell = null;
      this.namespace.local.to(deltaRoom(meeting, 'staff')).emit('lookers', this.told(meeting));
      if (room.own.size === 0 && room.others.size === 0) this.#rooms.delete(meeting);
    });
    if (own && this.cluster) this.#share(meeting, room);
  }

  #share(meeting: MeetingId, room: Room): void {
    this.cluster?.share({ meeting, node: this.#node, looking: [...room.own.values()] });
    room.cancelAgain?.();
    room.cancelAgain = room.own.size === 0 ? null : this.clock.after(SAID_AGAIN_MS, () => this.#share(meeting, room));
  }
}
