import { createHmac, randomBytes } from 'node:crypto';
import type { Command } from '../../src/lib/meeting/commands.ts';
import { parseCommandId, type MeetingId, type ParticipantId } from '../../src/lib/meeting/ids.ts';
import { refuse } from '../../src/lib/meeting/refusals.ts';
import type { Ack, RoomCode } from '../../src/lib/protocol/board.ts';
import type { Clock } from '../hall/clock.ts';
import type { Hall } from '../hall/hall.ts';
import { Misses } from '../misses.ts';
import { sameText } from '../same-text.ts';

const MINUTE = 60_000;
const DIGITS = 6;
/** Clocks of nodes may differ by so much, in ms: the next minute's code may be on a screen so long before it begins here. */
const AHEAD_MS = 10_000;
/** Wrong codes that one participant may enter in any minute: who reads the screen needs two, who guesses a million. */
const WRONG_TRIES = 5;
/**
 * Wrong codes in any minute, of a whole meeting, that are nothing unusual: a hall of people who type. To be another
 * participant costs nothing, so a guesser is as many as it likes. With two codes in a million right, 300 tries a minute
 * bring in 300 · 2/1,000,000 · 180 = 0.11 people in a meeting of three hours.
 */
const WRONG_TOGETHER = 300;
/**
 * Beyond that, only those are looked at who have held a connection for this long, in ms, and once in this time if they are
 * wrong. Nobody in the hall waits longer for a first try, whatever a guesser does; who guesses must hold a connection for
 * each try: a thousand of them are 6,000 tries a minute, and bring in 2.2 people in three hours.
 */
const STAY_MS = 10_000;

/** Participants whose wrong tries are remembered: the last 10,000 to 20,000. */
const GENERATION = 10_000;

type EnterCommand = Extract<Command, { type: 'room.enter' }>;

/** The code of a minute. It follows from the meeting's key, so that all nodes show and take the same without a word. */
export function roomCodeOf(meetingKey: string, minute: number): string {
  const digest = createHmac('sha256', meetingKey).update(`room:${minute}`).digest();
  return String(digest.readUIntBE(0, 6) % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** The code that is on the screen in the room, and who may enter with it. */
export class RoomCodes {
  readonly #keyOf: (meeting: MeetingId) => Promise<string>;
  readonly #clock: Clock;
  /** participant → when they entered wrong codes, the last few */
  #recent = new Map<ParticipantId, number[]>();
  #older = new Map<ParticipantId, number[]>();
  readonly #wrong = new Map<MeetingId, Misses>();

  constructor(ports: { readonly keyOf: (meeting: MeetingId) => Promise<string>; readonly clock: Clock }) {
    this.#keyOf = ports.keyOf;
    this.#clock = ports.clock;
  }

  /** What the screen shows now. @throws StoreError if the meeting's key cannot be read */
  async current(meeting: MeetingId): Promise<RoomCode> {
    const key = await this.#keyOf(meeting);
    const minute = Math.floor(this.#clock.now() / MINUTE);
    return { code: roomCodeOf(key, minute), until: (minute + 1) * MINUTE };
  }

  /**
   * Takes a command to enter to the meeting, with what is known about its code. The meeting answers, for it knows a
   * command that it took before; after five wrong codes in a minute none is looked at for a while: `too-fast`. So it is,
   * for ten seconds at most, for those who just came while somebody is guessing.
   * @param since when their connection came, in ms since the epoch; null: they have none
   */
  async ask(
    hall: Pick<Hall, 'meeting' | 'submit'>,
    participant: ParticipantId,
    command: EnterCommand,
    since: number | null
  ): Promise<Ack> {
    const { sawRoomCode, waitMs } = await this.#check(hall.meeting, participant, command.code, since);
    const ack = await hall.submit({ role: 'resident', participant, sawRoomCode }, command);
    return !ack.ok && ack.code === 'wrong-room-code' && waitMs > 0 ? refuse('too-fast', waitMs) : ack;
  }

  /** The same for somebody who came with the code in an address. */
  enter(hall: Pick<Hall, 'meeting' | 'submit'>, participant: ParticipantId, code: string): Promise<Ack> {
    const id = parseCommandId(`room-${randomBytes(12).toString('base64url')}`);
    if (!id) throw new Error('ids that this server makes are ids');
    return this.ask(hall, participant, { type: 'room.enter', id, code }, null);
  }

  async #check(
    meeting: MeetingId,
    participant: ParticipantId,
    typed: string,
    since: number | null
  ): Promise<{ readonly sawRoomCode: boolean; readonly waitMs: number }> {
    const key = await this.#keyOf(meeting);
    const now = this.#clock.now();
    const tries = this.#triesOf(participant).filter((at) => at > now - MINUTE);
    const [first] = tries;
    if (first !== undefined && tries.length >= WRONG_TRIES) return { sawRoomCode: false, waitMs: first + MINUTE - now };
    const wrong = this.#wrongIn(meeting);
    if (wrong.wait > 0) {
      const free = Math.max(since ?? now, tries.at(-1) ?? 0) + STAY_MS;
      if (free > now) return { sawRoomCode: false, waitMs: Math.min(free - now, STAY_MS) };
    }
    const minute = Math.floor(now / MINUTE);
    const code = typed.replace(/[\s-]/g, '');
    const isCurrent = sameText(code, roomCodeOf(key, minute));
    const isLast = sameText(code, roomCodeOf(key, minute - 1));
    const isNext = sameText(code, roomCodeOf(key, Math.floor((now + AHEAD_MS) / MINUTE)));
    const sawRoomCode = isCurrent || isLast || isNext;
    if (!sawRoomCode) {
      this.#note(participant, [...tries, now]);
      wrong.count();
    }
    return { sawRoomCode, waitMs: 0 };
  }

  #wrongIn(meeting: MeetingId): Misses {
    const known = this.#wrong.get(meeting);
    if (known) return known;
    const wrong = new Misses(() => this.#clock.now(), WRONG_TOGETHER);
    this.#wrong.set(meeting, wrong);
    return wrong;
  }

  #triesOf(participant: ParticipantId): readonly number[] {
    return this.#recent.get(participant) ?? this.#older.get(participant) ?? [];
  }

  #note(participant: ParticipantId, tries: number[]): void {
    if (this.#recent.size >= GENERATION) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(participant, tries);
  }
}
