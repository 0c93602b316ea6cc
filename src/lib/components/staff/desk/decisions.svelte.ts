import type { CommandBody, ModerationCommand } from '$lib/meeting/commands.ts';
import type { BoardView, IdeaView, StaffIdeaState } from '$lib/meeting/view.ts';
import type { Ack } from '$lib/protocol/board.ts';
import type { Done, Note } from '../note.ts';
import { Overlay } from '../overlay.svelte.ts';
import { Recent } from '../recent.ts';
import { Turns, type Given, type Turn } from '../turns.ts';
import { undoing } from '../verdicts.ts';
import { Batch } from './batch.svelte.ts';

/** As much of a live board as deciding works with. */
export interface LiveBoard {
  readonly view: BoardView;
  readonly version: number;
  send(body: CommandBody): Promise<Ack>;
}

/** What is being undone: the ideas, and whether those that waited are held now because the room has seen them. */
export interface Undone {
  readonly ideas: readonly IdeaView[];
}

/** A verdict says how its idea was seen, so that a colleague's of a moment earlier is not overwritten. */
function guarded(body: ModerationCommand, seen: StaffIdeaState): ModerationCommand {
  if (body.type === 'idea.reply' || body.type === 'idea.translate' || body.type === 'idea.redact') return body;
  return { ...body, seen };
}

/** The same, whatever a colleague has decided meanwhile. */
function allTheSame(body: ModerationCommand): ModerationCommand {
  if (!('seen' in body)) return body;
  const { seen: _seen, ...rest } = body;
  return rest;
}

/**
 * Decides about ideas: each verdict is a command of its own, shown at once, and kept until the board has it. What is
 * refused is brought back with the reason; what was decided at one stroke is undone at one stroke.
 */
export class Decisions {
  note = $state.raw<Note | null>(null);
  /** Many at once, under way or just done. */
  batch = $state.raw<Batch | null>(null);

  readonly #board: () => LiveBoard;
  readonly #settle: () => void;
  readonly #overlay = new Overlay();
  readonly #recent: Recent;
  readonly #turns = new Turns();

  /** @param settle called when an answer may have changed what is where */
  constructor(board: () => LiveBoard, settle: () => void, now: () => number) {
    this.#board = board;
    this.#settle = settle;
    this.#recent = new Recent(now);
  }

  /** The state to show: the verdict that is on its way, else the board's. */
  stateOf(idea: IdeaView): StaffIdeaState {
    return this.#overlay.stateOf(idea);
  }

  /** How many verdicts have no answer yet. */
  get sending(): number {
    return this.#overlay.sending;
  }

  /** The board is at this version: lets go of what it shows by itself. @returns whose verdict stands instead of mine */
  seen(view: BoardView, version: number): IdeaView | null {
    this.#overlay.seen(version);
    return this.#recent.overruled(view.ideas, version);
  }

  /** Gives verdicts at one stroke. */
  give(what: Done, verdicts: readonly Given[]): void {
    const turn: Turn = verdicts.map(({ body, before, state }) => ({
      body: guarded(body, this.stateOf(before)),
      before: { ...before, state: this.stateOf(before) },
      state,
    }));
    const [only] = turn;
    if (!only) return;
    this.#turns.add(turn);
    this.#overlay.give(turn.map(({ before, state }) => [before.id, state]));
    for (const { body, before, state } of turn) this.#recent.give(before.id, body, state);
    this.note = turn.length === 1 ? { kind: 'done', what, text: only.before.text } : { kind: 'batch' };
    this.#sendAll(what, turn);
  }

  /** Words on an idea. @returns the answer; if it is no, the text is still with whoever wrote it */
  async write(what: Done, body: ModerationCommand, idea: IdeaView, text: string): Promise<Ack> {
    const ack = await this.#board().send(body);
    if (ack.ok) {
      this.#turns.add([{ body, before: idea, state: idea.state }]);
      this.note = { kind: 'done', what, text };
    }
    return ack;
  }

  /** Does all the same what a colleague was faster about. */
  insist(what: Done, meant: readonly { readonly body: ModerationCommand; readonly before: IdeaView }[]): void {
    const { ideas } = this.#board().view;
    const turn = meant.map(({ body, before }) => {
      const plain = allTheSame(body);
      return { body: plain, before: ideas[before.id] ?? before, state: stateMeant(plain, before) };
    });
    if (turn.length === 0) return;
    this.#turns.add(turn);
    this.note = turn.length === 1 ? { kind: 'done', what, text: turn[0]?.before.text ?? '' } : { kind: 'batch' };
    this.#sendAll(what, turn);
  }

  /** Takes back what was decided last here. @returns the ideas as they were; null if there is nothing to take back */
  undo(): Undone | null {
    const turn = this.#turns.takeLast();
    if (!turn) return this.#tell({ kind: 'nothing' });
    const ways = turn.map((given) => ({ ...given, commands: undoing(given.body, given.before) }));
    const backs = ways.filter(({ commands }) => commands.length > 0);
    const [first] = backs;
    if (!first) {
      const erased = turn.some(({ body }) => body.type === 'idea.redact');
      return this.#tell({ kind: erased ? 'gone-for-good' : 'settled-for-good' });
    }
    const back: Given[] = [];
    for (const { before, body, state, commands } of backs) {
      this.#recent.forget(before.id);
      const words = body.type === 'idea.reply' || body.type === 'idea.translate';
      const to = before.state === 'waiting' && commands[0]?.type === 'idea.hold' ? 'held' : before.state;
      if (!words) this.#overlay.give([[before.id, to]]);
      // The last of the commands brings it where it was: that one is answered for all of them.
      commands.slice(0, -1).forEach((command) => void this.#board().send(guarded(command, state)));
      const last = commands.at(-1);
      if (last) back.push({ body: commands.length > 1 ? last : guarded(last, state), before, state: to });
    }
    const held = back.some(({ before, state }) => before.state === 'waiting' && state === 'held');
    this.note = back.length === 1 ? { kind: 'done', what: 'undo', text: first.before.text, held } : { kind: 'batch' };
    this.#sendAll('undo', back);
    return { ideas: backs.map(({ before }) => before) };
  }

  #tell(note: Note): null {
    this.note = note;
    return null;
  }

  #sendAll(what: Done, turn: Turn): void {
    const batch = turn.length > 1 ? new Batch(what, turn.length) : null;
    if (batch) this.batch = batch;
    for (const given of turn) {
      void this.#board()
        .send(given.body)
        .then((ack) => this.#answered(what, given, ack, batch));
    }
  }

  #answered(what: Done, { body, before }: Given, ack: Ack, batch: Batch | null): void {
    const { id, text } = before;
    if (what !== 'undo') this.#recent.answered(id, body, ack.ok ? ack.version : null);
    if (ack.ok) {
      this.#overlay.arrived(id, ack.version);
      if (batch) batch.done += 1;
    } else {
      this.#turns.forget(body);
      this.#overlay.takeBack(id);
      if (batch) batch.refuse({ ideaId: id, text, code: ack.code, body });
      else if (ack.code === 'already-decided') this.note = { kind: 'overtaken', what, ideaId: id, meant: body };
      else this.note = { kind: 'refused', what, code: ack.code, ideaId: id };
    }
    // The board may have it already; of many, it is enough to look once.
    if (batch === null || batch.over) this.#settle();
  }
}

/** Where a command leads, as far as it says so itself. */
function stateMeant(body: ModerationCommand, before: IdeaView): StaffIdeaState {
  switch (body.type) {
    case 'idea.publish':
      return 'published';
    case 'idea.hold':
      return 'held';
    case 'idea.screen':
      return body.referTo === undefined ? 'declined' : 'referred';
    case 'idea.merge':
      return 'merged';
    default:
      return before.state;
  }
}
