import { z } from 'zod';
import type { MeetingId, ParticipantId } from '../../src/lib/meeting/ids.ts';
import { interval } from '../hall/broadcaster.ts';
import type { Cluster } from '../cluster.ts';
import type { Clock } from '../hall/clock.ts';
import { Neighbours } from '../neighbours.ts';

/** Other nodes hear how many are here at most this often, in ms. */
const TELL_OTHERS_EVERY_MS = 1000;

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
  /** How many were told last; null: nothing yet. */
  told: number | null;
  cancel: (() => void) | null;
}

/**
 * Who is here: counted, never stored. Nodes tell each other how many they have; somebody who is connected to two of them
 * counts twice, which only happens with two tabs that a balancer parted.
 */
export class Headcount {
  readonly #rooms = new Map<MeetingId, Room>();
  readonly #clock: Clock;
  readonly #tell: (meeting: MeetingId, count: number) => void;
  readonly #neighbours: Neighbours<number>;

  /** @param tell how many are here, at all nodes */
  constructor(
    clock: Clock,
    tell: (meeting: MeetingId, count: number) => void,
    cluster: Pick<Cluster, 'share' | 'shared'> | null = null
  ) {
    this.#clock = clock;
    this.#tell = tell;
    this.#neighbours = new Neighbours({
      cluster,
      clock,
      about: 'here',
      said: z.number().int().min(0),
      everyMs: TELL_OTHERS_EVERY_MS,
      mine: (meeting) => this.countHere(meeting) || null,
      heard: (meeting, _node, _said, isNews) => {
        if (isNews) this.#tellSoon(meeting, this.#roomOf(meeting));
      },
    });
  }

  /** How many people are here, at all nodes. */
  count(meeting: MeetingId): number {
    const elsewhere = this.#neighbours.others(meeting).reduce((sum, count) => sum + count, 0);
    return elsewhere + this.countHere(meeting);
  }

  /** How many of them are connected to this node. */
  countHere(meeting: MeetingId): number {
    return this.#rooms.get(meeting)?.people.size ?? 0;
  }

  people(meeting: MeetingId): Iterable<ParticipantId> {
    return this.#rooms.get(meeting)?.people.keys() ?? [];
  }

  enter(meeting: MeetingId, participant: ParticipantId): void {
    const first = !this.#rooms.has(meeting);
    const room = this.#roomOf(meeting);
    room.people.set(participant, (room.people.get(participant) ?? 0) + 1);
    this.#tellSoon(meeting, room);
    if (first) this.#neighbours.ask(meeting);
    else this.#neighbours.changed(meeting);
  }

  leave(meeting: MeetingId, participant: ParticipantId): void {
    const room = this.#rooms.get(meeting);
    if (!room) return;
    const sockets = (room.people.get(participant) ?? 0) - 1;
    if (sockets > 0) room.people.set(participant, sockets);
    else room.people.delete(participant);
    this.#tellSoon(meeting, room);
    this.#neighbours.changed(meeting);
  }

  stop(): void {
    for (const room of this.#rooms.values()) room.cancel?.();
    this.#rooms.clear();
    this.#neighbours.stop();
  }

  #roomOf(meeting: MeetingId): Room {
    const known = this.#rooms.get(meeting);
    if (known) return known;
    const room: Room = { people: new Map(), told: null, cancel: null };
    this.#rooms.set(meeting, room);
    return room;
  }

  #tellSoon(meeting: MeetingId, room: Room): void {
    room.cancel ??= this.#clock.after(tellEvery(room.people.size), () => {
      room.cancel = null;
      const count = this.count(meeting);
      if (count !== room.told) {
        room.told = count;
        this.#tell(meeting, count);
      }
      if (room.people.size === 0) this.#rooms.delete(meeting);
    });
  }
}
