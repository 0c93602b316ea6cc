import type { MeetingId, ParticipantId } from '../../src/lib/meeting/ids.ts';
import { interval } from '../hall/broadcaster.ts';
import type { Clock } from '../hall/clock.ts';

/**
 * A count is told at most once a second, because people come in waves, and with a large room as often as every fourth
 * update: each time costs as much as an update, and says less.
 */
function tellEvery(count: number): number {
  return Math.max(1000, 4 * interval(count));
}

interface Room {
  /** participant → how many sockets: a person with two tabs is one person */
  readonly people: Map<ParticipantId, number>;
  told: number;
  cancel: (() => void) | null;
}

/** Who is here: counted, never stored. */
export class Presence {
  readonly #rooms = new Map<MeetingId, Room>();
  readonly #clock: Clock;
  readonly #tell: (meeting: MeetingId, count: number) => void;

  constructor(clock: Clock, tell: (meeting: MeetingId, count: number) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  count(meeting: MeetingId): number {
    return this.#rooms.get(meeting)?.people.size ?? 0;
  }

  people(meeting: MeetingId): Iterable<ParticipantId> {
    return this.#rooms.get(meeting)?.people.keys() ?? [];
  }

  enter(meeting: MeetingId, participant: ParticipantId): void {
    const room = this.#rooms.get(meeting) ?? { people: new Map<ParticipantId, number>(), told: 0, cancel: null };
    this.#rooms.set(meeting, room);
    room.people.set(participant, (room.people.get(participant) ?? 0) + 1);
    this.#tellSoon(meeting, room);
  }

  leave(meeting: MeetingId, participant: ParticipantId): void {
    const room = this.#rooms.get(meeting);
    if (!room) return;
    const sockets = (room.people.get(participant) ?? 0) - 1;
    if (sockets > 0) room.people.set(participant, sockets);
    else room.people.delete(participant);
    this.#tellSoon(meeting, room);
  }

  stop(): void {
    for (const room of this.#rooms.values()) room.cancel?.();
    this.#rooms.clear();
  }

  #tellSoon(meeting: MeetingId, room: Room): void {
    room.cancel ??= this.#clock.after(tellEvery(room.people.size), () => {
      room.cancel = null;
      const count = room.people.size;
      if (count !== room.told) {
        room.told = count;
        this.#tell(meeting, count);
      }
      if (count === 0) this.#rooms.delete(meeting);
    });
  }
}
