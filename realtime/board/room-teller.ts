import type { MeetingId } from '../../src/lib/meeting/ids.ts';
import type { RoomCode } from '../../src/lib/protocol/board.ts';
import type { Clock } from '../hall/clock.ts';
import type { Hall } from '../hall/hall.ts';
import type { RoomCodes } from './room-code.ts';
import { deltaRoom, type BoardNamespace } from './rooms.ts';

interface Told {
  hall: Hall;
  cancel: () => void;
}

/** Tells screens and consoles the room's code when they come, each minute, and when the ballot becomes `room`. */
export class RoomTeller {
  readonly #namespace: BoardNamespace;
  readonly #codes: RoomCodes;
  readonly #clock: Clock;
  readonly #report: (what: string, error: unknown) => void;
  /** Meetings with a screen or a console on this node. */
  readonly #meetings = new Map<MeetingId, Told>();

  constructor(
    namespace: BoardNamespace,
    codes: RoomCodes,
    clock: Clock,
    report: (what: string, error: unknown) => void
  ) {
    this.#namespace = namespace;
    this.#codes = codes;
    this.#clock = clock;
    this.#report = report;
  }

  /** A screen or a console came, or reads again after it stalled; it is in the room of its audience by now. */
  enter(hall: Hall, tell: (code: RoomCode) => void): void {
    const known = this.#meetings.get(hall.meeting);
    // A meeting that nobody looked at for long is another Hall when it comes back.
    if (known) known.hall = hall;
    else {
      const told = { hall, cancel: () => {} };
      this.#meetings.set(hall.meeting, told);
      this.#nextMinute(told);
    }
    this.#say(hall, tell);
  }

  /** The meeting's settings may be others. */
  look(meeting: MeetingId): void {
    const told = this.#meetings.get(meeting);
    if (told) this.#sayToAll(told.hall);
  }

  stop(): void {
    for (const { cancel } of this.#meetings.values()) cancel();
    this.#meetings.clear();
  }

  #nextMinute(told: Told): void {
    const wait = 60_000 - (this.#clock.now() % 60_000);
    told.cancel = this.#clock.after(wait, () => {
      const { hall } = told;
      if (this.#listeners(hall.meeting) === 0) {
        this.#meetings.delete(hall.meeting);
        return;
      }
      this.#sayToAll(hall);
      this.#nextMinute(told);
    });
  }

  #listeners(meeting: MeetingId): number {
    const { rooms } = this.#namespace.adapter;
    return (rooms.get(deltaRoom(meeting, 'screen'))?.size ?? 0) + (rooms.get(deltaRoom(meeting, 'staff'))?.size ?? 0);
  }

  #sayToAll(hall: Hall): void {
    const rooms = [deltaRoom(hall.meeting, 'screen'), deltaRoom(hall.meeting, 'staff')];
    this.#say(hall, (code) => this.#namespace.local.to(rooms).emit('room', code));
  }

  #say(hall: Hall, tell: (code: RoomCode) => void): void {
    if (hall.snapshot('staff').view.meeting.ballot !== 'room') return;
    this.#codes
      .current(hall.meeting)
      .then(tell)
      .catch((error: unknown) => this.#report('the code for the room could not be made', error));
  }
}
