/* eslint-disable svelte/prefer-svelte-reactivity -- no page reads these */
import type { Command, CommandBody } from '../meeting/commands.ts';
import { parseCommandId } from '../meeting/ids.ts';
import type { RefusalCode } from '../meeting/refusals.ts';
import type { Ack } from '../protocol/board.ts';
import { readAck } from './envelope.ts';
import type { Surroundings } from './surroundings.ts';
import type { Wire } from './wire.ts';

/** How long an answer may take on a connection that seems to live, in ms, before the command is sent again. */
export const ANSWER_MS = 10_000;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 20_000;

/** Answers after which the same command, with the same id, is sent again. */
const TRY_AGAIN: ReadonlySet<string> = new Set<RefusalCode>(['unavailable', 'busy', 'too-fast']);

export interface RefusedCommand {
  readonly command: Command;
  readonly code: RefusalCode;
}

type Lane = 'votes' | 'others';
const LANES: readonly Lane[] = ['votes', 'others'];
/** Votes do not wait behind an idea that came too fast; within a lane, what was done first is sent first. */
const laneOf = (command: Command): Lane => (command.type === 'vote.set' ? 'votes' : 'others');

interface Entry {
  readonly command: Command;
  /** Where it is kept, so that a reload finds it again, in order; null: not kept. */
  readonly key: string | null;
  sent: boolean;
  tries: number;
}

export interface OutboxOptions {
  readonly around: Surroundings;
  /** Prefix of what is kept across reloads, one per meeting; null: nothing is kept (staff's verdicts are not). */
  readonly keepAs: string | null;
  /** A command was accepted; called before it leaves `waiting`. */
  readonly accepted: (command: Command, ack: Extract<Ack, { ok: true }>) => void;
  readonly refused: (refused: RefusedCommand) => void;
}

/**
 * What was done here and is not answered yet. Each command keeps its id until it is answered, through lost
 * connections, reloads and answers like "busy", so that the meeting does it once.
 */
export class Outbox {
  /** Not answered yet, oldest first. */
  waiting = $state.raw<readonly Command[]>([]);
  /** Ideas that were refused: the text is kept here until its writer lets go of it. */
  refusedIdeas = $state.raw<readonly RefusedCommand[]>([]);

  #entries: Entry[] = [];
  #wire: Wire | null = null;
  #inFlight = new Map<Lane, { readonly entry: Entry; readonly cancel: () => void }>();
  #resting = new Map<Lane, () => void>();
  #answers = new Map<string, readonly ((ack: Ack) => void)[]>();
  #counter = 0;

  constructor(private readonly options: OutboxOptions) {}

  /** Takes up what an earlier page of this device left behind. */
  restore(): void {
    const { keepAs, around } = this.options;
    if (keepAs === null) return;
    const known = new Set(this.#entries.map(({ command }) => command.id));
    const left: Entry[] = [];
    for (const key of around.storage.keys().sort()) {
      const waiting = key.startsWith(`${keepAs}/out/`);
      if (!waiting && !key.startsWith(`${keepAs}/refused/`)) continue;
      const kept = readKept(around.storage.get(key));
      if (!kept) around.storage.remove(key);
      else if (!waiting) this.refusedIdeas = [...this.refusedIdeas, { command: kept.command, code: kept.code }];
      else if (!known.has(kept.command.id)) left.push({ command: kept.command, key, sent: true, tries: 0 });
    }
    this.#entries = [...left, ...this.#entries];
    this.#changed();
  }

  /** The wire is there: what waits goes out. */
  connected(wire: Wire): void {
    this.#wire = wire;
    this.#pump();
  }

  /** What was on its way may or may not have arrived: it will be sent again, as the same command. */
  disconnected(): void {
    this.#wire = null;
    for (const { cancel } of this.#inFlight.values()) cancel();
    for (const cancel of this.#resting.values()) cancel();
    this.#inFlight.clear();
    this.#resting.clear();
  }

  /** Puts a command in line. @returns its answer, whenever it comes */
  add(body: CommandBody): Promise<Ack> {
    const { around, keepAs } = this.options;
    const id = parseCommandId(around.newId());
    if (!id) throw new Error('the source of command ids makes unusable ones');
    const command: Command = { ...body, id };
    this.#counter += 1;
    const order = `${String(around.now()).padStart(15, '0')}-${String(this.#counter).padStart(6, '0')}`;
    const key = keepAs === null ? null : `${keepAs}/out/${order}-${id}`;
    const replaced = command.type === 'vote.set' ? this.#dropUnsentVotes(command.ideaId) : [];
    this.#entries.push({ command, key, sent: false, tries: 0 });
    if (key !== null) around.storage.set(key, JSON.stringify({ command }));
    this.#changed();
    const answer = new Promise<Ack>((resolve) => this.#answers.set(id, [...replaced, resolve]));
    this.#pump();
    return answer;
  }

  /** Lets go of a refused idea. */
  forget(id: string): void {
    this.refusedIdeas = this.refusedIdeas.filter(({ command }) => command.id !== id);
    this.options.around.storage.remove(`${this.options.keepAs}/refused/${id}`);
  }

  /** Only the last word on an idea is worth sending, of those that never went out. @returns who waits for the others */
  #dropUnsentVotes(ideaId: string): ((ack: Ack) => void)[] {
    const waiting: ((ack: Ack) => void)[] = [];
    for (const entry of this.#entries) {
      const { command } = entry;
      if (entry.sent || command.type !== 'vote.set' || command.ideaId !== ideaId) continue;
      this.#leave(entry);
      waiting.push(...(this.#answers.get(command.id) ?? []));
      this.#answers.delete(command.id);
    }
    return waiting;
  }

  #pump(): void {
    const wire = this.#wire;
    if (!wire) return;
    for (const lane of LANES) {
      if (this.#inFlight.has(lane) || this.#resting.has(lane)) continue;
      const entry = this.#entries.find(({ command }) => laneOf(command) === lane);
      if (!entry) continue;
      entry.sent = true;
      const cancel = this.options.around.after(ANSWER_MS, () => {
        this.#inFlight.delete(lane);
        this.#pump();
      });
      this.#inFlight.set(lane, { entry, cancel });
      wire.send(entry.command, (raw) => this.#answered(lane, entry, readAck(raw)));
    }
  }

  #answered(lane: Lane, entry: Entry, ack: Ack | null): void {
    // An answer that comes twice, or late and after another one, says nothing new; one that makes no sense says nothing.
    if (!ack || !this.#entries.includes(entry)) return;
    const flight = this.#inFlight.get(lane);
    if (flight?.entry === entry) {
      flight.cancel();
      this.#inFlight.delete(lane);
    }
    if (!ack.ok && TRY_AGAIN.has(ack.code)) {
      if (!this.#resting.has(lane)) this.#rest(lane, entry, ack.retryAfterMs);
      return;
    }
    if (ack.ok) this.options.accepted(entry.command, ack);
    else this.#refuse({ command: entry.command, code: ack.code });
    this.#leave(entry);
    this.#changed();
    const { id } = entry.command;
    for (const answer of this.#answers.get(id) ?? []) answer(ack);
    this.#answers.delete(id);
    this.#pump();
  }

  #rest(lane: Lane, entry: Entry, retryAfterMs: number | undefined): void {
    const { around } = this.options;
    const wait = retryAfterMs ?? Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(entry.tries, 16));
    entry.tries += 1;
    // Never sooner than asked; later by up to half, so that a hall full of phones does not ask in one moment.
    const cancel = around.after(wait * (1 + around.random() / 2), () => {
      this.#resting.delete(lane);
      this.#pump();
    });
    this.#resting.set(lane, cancel);
  }

  #refuse(refused: RefusedCommand): void {
    const { around, keepAs } = this.options;
    if (refused.command.type === 'idea.submit') {
      this.refusedIdeas = [...this.refusedIdeas, refused];
      if (keepAs !== null) around.storage.set(`${keepAs}/refused/${refused.command.id}`, JSON.stringify(refused));
    }
    this.options.refused(refused);
  }

  #leave(entry: Entry): void {
    this.#entries = this.#entries.filter((other) => other !== entry);
    if (entry.key !== null) this.options.around.storage.remove(entry.key);
  }

  #changed(): void {
    this.waiting = this.#entries.map(({ command }) => command);
  }
}

/** What residents do; nothing else is ever kept. */
const KEPT_TYPES: ReadonlySet<unknown> = new Set<CommandBody['type']>(['vote.set', 'idea.submit', 'idea.withdraw']);

function readKept(text: string | null): RefusedCommand | null {
  try {
    const kept: unknown = JSON.parse(text ?? '');
    if (typeof kept !== 'object' || kept === null || !('command' in kept)) return null;
    const { command } = kept;
    if (typeof command !== 'object' || command === null || !('id' in command) || !('type' in command)) return null;
    if (!parseCommandId(command.id) || !KEPT_TYPES.has(command.type)) return null;
    return kept as RefusedCommand;
  } catch {
    return null;
  }
}
