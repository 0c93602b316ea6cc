import type { Command } from '../meeting/commands.ts';
import type { RefusalCode } from '../meeting/refusals.ts';
import type { Ack } from '../protocol/board.ts';
import { readAck } from './envelope.ts';
import { ideaOf } from './kept.ts';
import type { Surroundings } from './surroundings.ts';
import type { Wire } from './wire.ts';

/** How long an answer may take on a connection that seems to live, in ms, before the command is sent again. */
export const ANSWER_MS = 10_000;
/** How long the tab in which something was done may take to send it, in ms, before another tab does so. */
export const THEIR_TURN_MS = 3_000;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 20_000;

/** Answers after which the same command, with the same id, is sent again. */
const TRY_AGAIN: ReadonlySet<string> = new Set<RefusalCode>(['unavailable', 'busy', 'too-fast']);

const LANES = ['votes', 'room', 'others'];
/** How many may be on their way together where each idea has a lane of its own. */
export const AT_ONCE = 12;
/** Votes do not wait behind an idea that came too fast; within a lane, what was done first is sent first. */
export type LaneOf = (command: Command) => string;
const usualLane: LaneOf = ({ type }) => (type === 'vote.set' ? 'votes' : type === 'room.enter' ? 'room' : 'others');

/** The room's code is another one by then: whoever stands there types it anew. */
const isTriedAgain = ({ command }: Entry, code: string): boolean =>
  TRY_AGAIN.has(code) && command.type !== 'room.enter';

/** Something that was done here and is not answered yet. */
export interface Entry {
  readonly command: Command;
  /** Under which it is kept; in the order in which things were done. */
  readonly key: string;
  /** It may have arrived already. */
  sent: boolean;
  /** Done in another tab, which most likely sends it. */
  theirs: boolean;
  /** Not done in this tab: before it sends it, the others have to know. */
  foreign: boolean;
  /** Since it was done, there was a while without a connection. */
  late: boolean;
  /** It is not to go out yet; others pass it. */
  held: boolean;
  tries: number;
}

interface Ports {
  readonly around: Pick<Surroundings, 'after' | 'random'>;
  /** What waits, oldest first. */
  readonly entries: () => readonly Entry[];
  /** What the meeting said to one of them, in the end. */
  readonly answered: (entry: Entry, ack: Ack) => void;
  /** It is about to be sent. False: it waits no longer, and something else may have been sent instead. */
  readonly sending: (entry: Entry) => boolean;
  readonly laneOf?: LaneOf | undefined;
}

/** Sends what waits: in order, one of each lane at a time and no more than `AT_ONCE` together, and again as long as it takes. */
export class Sender {
  #wire: Wire | null = null;
  /** On their way, and those whose turn is later. */
  #inFlight = new Map<string, { readonly entry: Entry; readonly cancel: () => void }>();
  #resting = new Map<string, { readonly entry: Entry; readonly cancel: () => void }>();

  constructor(private readonly ports: Ports) {}

  connected(wire: Wire): void {
    this.#wire = wire;
    this.pump();
  }

  disconnected(): void {
    this.#wire = null;
    for (const busy of [this.#inFlight, this.#resting]) {
      for (const { cancel } of busy.values()) cancel();
      busy.clear();
    }
  }

  /** Sends whatever may go now. */
  pump(): void {
    const wire = this.#wire;
    if (!wire) return;
    for (const lane of new Set([...LANES, ...this.ports.entries().map((one) => this.#laneOf(one))])) {
      if (this.#inFlight.size >= AT_ONCE) return;
      if (this.#inFlight.has(lane) || this.#resting.has(lane)) continue;
      const entry = this.ports.entries().find((one) => this.#laneOf(one) === lane && !one.held);
      if (!entry || this.#hasToWait(entry)) continue;
      if (entry.theirs) {
        this.#rest(entry, THEIR_TURN_MS);
        continue;
      }
      if (!this.ports.sending(entry)) continue;
      entry.sent = true;
      const cancel = this.ports.around.after(ANSWER_MS, () => {
        this.#inFlight.delete(lane);
        this.pump();
      });
      this.#inFlight.set(lane, { entry, cancel });
      wire.send(entry.command, (raw) => this.#heard(entry, readAck(raw)));
    }
  }

  /** It waits no longer. */
  left(entry: Entry): void {
    this.#land(entry);
    const lane = this.#laneOf(entry);
    const rest = this.#resting.get(lane);
    if (!entry.theirs || rest?.entry !== entry) return;
    rest.cancel();
    this.#resting.delete(lane);
  }

  #laneOf({ command }: Entry): string {
    return (this.ports.laneOf ?? usualLane)(command);
  }

  /** What concerns one idea is done in the order in which it was meant, also across lanes; a merge concerns its target. */
  #hasToWait(entry: Entry): boolean {
    const { command } = entry;
    const ideaId = ideaOf(command);
    const into = command.type === 'idea.merge' ? command.into : ideaId;
    const isAbout = (id?: string) => id === ideaId || id === into;
    return ideaId !== undefined && this.ports.entries().find((one) => isAbout(ideaOf(one.command))) !== entry;
  }

  #heard(entry: Entry, ack: Ack | null): void {
    // An answer that makes no sense is none.
    if (!ack) return;
    if (ack.ok || !isTriedAgain(entry, ack.code)) return this.ports.answered(entry, ack);
    if (!this.ports.entries().includes(entry)) return;
    this.#land(entry);
    if (this.#resting.has(this.#laneOf(entry))) return;
    // Never sooner than asked; later by up to half, so that a hall full of phones does not ask in one moment.
    const wait = ack.retryAfterMs ?? Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(entry.tries, 16));
    entry.tries += 1;
    this.#rest(entry, wait * (1 + this.ports.around.random() / 2));
  }

  #rest(entry: Entry, ms: number): void {
    const lane = this.#laneOf(entry);
    const cancel = this.ports.around.after(ms, () => {
      this.#resting.delete(lane);
      entry.theirs = false;
      this.pump();
    });
    this.#resting.set(lane, { entry, cancel });
  }

  #land(entry: Entry): void {
    const lane = this.#laneOf(entry);
    const flight = this.#inFlight.get(lane);
    if (flight?.entry !== entry) return;
    flight.cancel();
    this.#inFlight.delete(lane);
  }
}
