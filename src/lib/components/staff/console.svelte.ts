import type { StaffRole } from '$lib/meeting/actors.ts';
import { mayDo } from '$lib/meeting/authority.ts';
import type { CommandBody, CommandType, ModerationCommand } from '$lib/meeting/commands.ts';
import type { RefusalCode } from '$lib/meeting/refusals.ts';
import type { BoardView, IdeaView, StaffIdeaState } from '$lib/meeting/view.ts';
import type { Ack } from '$lib/protocol/board.ts';
import type { Done, Note } from './note.ts';
import { Overlay } from './overlay.svelte.ts';
import { Recent } from './recent.ts';
import { mergedInto, relativesOf, targetsFor } from './relations.ts';
import { pileOf, search, sortIntoPiles, step, successor, type Pile } from './queue.ts';
import { Turns } from './turns.ts';
import { stateAfter, undoing, verdictsFor, type Plain } from './verdicts.ts';

/** As much of a live board as the console works with. */
export interface LiveBoard {
  readonly view: BoardView;
  readonly version: number;
  send(body: CommandBody): Promise<Ack>;
}

/**
 * The moderator's place in the queue: which pile, which idea, what was decided and is not on the board yet. A verdict
 * shows at once and moves on to the next idea; a refusal brings its idea back, with the reason.
 */
export class Console {
  pile = $state<Pile>('waiting');
  focusId = $state<string | null>(null);
  wanted = $state('');
  /** Which of the similar ideas a merge goes to. */
  picked = $state(0);
  note = $state.raw<Note | null>(null);

  readonly role: StaffRole;
  readonly #board: () => LiveBoard;
  readonly #overlay = new Overlay();
  readonly #recent: Recent;
  readonly #turns = new Turns();
  /** The pile as it was when focus was last settled, to know who was next. */
  #before: readonly IdeaView[] = [];

  #ideas = $derived.by(() => this.#board().view.ideas);
  piles = $derived.by(() => {
    const { ideas, votes } = this.#board().view;
    return sortIntoPiles(ideas, votes, (idea) => this.stateOf(idea));
  });
  /** The pile on show, searched. */
  shown = $derived.by(() => search(this.piles[this.pile], this.wanted));
  focus = $derived.by((): IdeaView | null => {
    const { ideas } = this.#board().view;
    return (this.focusId === null ? undefined : ideas[this.focusId]) ?? null;
  });
  verdicts = $derived.by(() => {
    const { focus } = this;
    const { phase } = this.#board().view.meeting;
    return focus ? verdictsFor(this.stateOf(focus), this.role, phase, focus.flags !== undefined) : [];
  });
  /** Found anew when a text or a state changes, not with every vote. */
  targets = $derived.by(() => targetsFor(this.#ideas, this.focusId));
  similar = $derived.by(() => {
    const { focus } = this;
    return focus && this.verdicts.includes('merge') ? relativesOf(focus, this.targets, this.#ideas) : [];
  });
  /** Where a merge goes without asking: the picked idea, if it is very close. */
  mergeTarget = $derived.by(() => {
    const picked = this.similar[this.picked];
    return picked?.very ? picked.idea.id : null;
  });
  mergedHere = $derived.by(() => mergedInto(this.#ideas, this.focusId));

  /** @param now ms on any clock that only goes forward */
  constructor(board: () => LiveBoard, role: StaffRole, now: () => number = Date.now) {
    this.#board = board;
    this.#recent = new Recent(now);
    this.role = role;
    this.pile = this.moderates ? 'waiting' : 'board';
  }

  /** Whether deciding about ideas is their work at all. */
  get moderates(): boolean {
    return mayDo(this.role, 'idea.publish', 'live') === 'yes';
  }

  /** Whether this person may do this now. */
  may(command: CommandType): boolean {
    return mayDo(this.role, command, this.#board().view.meeting.phase) === 'yes';
  }

  /** The state to show: the verdict that is on its way, else the board's. */
  stateOf(idea: IdeaView): StaffIdeaState {
    return this.#overlay.stateOf(idea);
  }

  /** How many verdicts have no answer yet. */
  get sending(): number {
    return this.#overlay.sending;
  }

  open(pile: Pile): void {
    this.pile = pile;
    this.wanted = '';
    this.#focusOn(this.piles[pile][0]?.id ?? null);
  }

  focusOn(id: string): void {
    const idea = this.#board().view.ideas[id];
    if (!idea) return;
    const pile = pileOf(this.stateOf(idea));
    if (pile !== this.pile) {
      this.pile = pile;
      this.wanted = '';
    }
    this.#focusOn(id);
  }

  move(by: 1 | -1): void {
    this.#focusOn(step(this.shown, this.focusId, by));
  }

  /**
   * Keeps attention on something that is there. Called after every change: an idea that somebody else decided about
   * is left for the next one, with a note.
   */
  settle(): void {
    const { version, view } = this.#board();
    this.#overlay.seen(version);
    const overruled = this.#recent.overruled(view.ideas, version);
    const pile = this.shown;
    const here = (id: string) => pile.some((idea) => idea.id === id);
    if (this.focusId === null || !here(this.focusId)) {
      const lost = this.focusId === null ? undefined : view.ideas[this.focusId];
      const leftPile = lost !== undefined && pileOf(this.stateOf(lost)) !== this.pile;
      if (leftPile) this.note = { kind: 'elsewhere', state: this.stateOf(lost), ideaId: lost.id };
      const next = this.focusId === null ? null : successor(this.#before, this.focusId, here);
      this.#focusOn(next ?? pile[0]?.id ?? null);
    }
    this.#before = pile;
    if (overruled) this.note = { kind: 'overruled', state: overruled.state, ideaId: overruled.id };
  }

  /** Publishes (or leaves on the board), holds, puts back or unmerges the idea in focus. */
  judge(what: Plain, id?: string): void {
    const idea = id === undefined ? this.focus : (this.#board().view.ideas[id] ?? null);
    if (!idea || (id === undefined && !this.verdicts.includes(what))) return;
    this.#decide(what, { type: `idea.${what}`, ideaId: idea.id }, stateAfter(what, idea), idea);
  }

  decline(idea: IdeaView, reason: string): void {
    this.#decide('decline', { type: 'idea.screen', ideaId: idea.id, reason }, 'declined', idea);
  }

  refer(idea: IdeaView, reason: string, referTo: string): void {
    this.#decide('refer', { type: 'idea.screen', ideaId: idea.id, reason, referTo }, 'referred', idea);
  }

  merge(idea: IdeaView, into: string): void {
    this.#decide('merge', { type: 'idea.merge', ideaId: idea.id, into }, 'merged', idea);
  }

  /** @returns whether it was accepted; if not, the text is still with whoever wrote it */
  redact(idea: IdeaView, text: string): Promise<Ack> {
    return this.#write('redact', { type: 'idea.redact', ideaId: idea.id, text }, idea, text);
  }

  answer(idea: IdeaView, text: string): Promise<Ack> {
    return this.#write('answer', { type: 'idea.reply', ideaId: idea.id, text }, idea, idea.text);
  }

  translate(idea: IdeaView, lang: string, text: string): Promise<Ack> {
    return this.#write('translate', { type: 'idea.translate', ideaId: idea.id, lang, text }, idea, idea.text);
  }

  async #write(what: Done, body: ModerationCommand, idea: IdeaView, text: string): Promise<Ack> {
    const ack = await this.#board().send(body);
    if (ack.ok) {
      this.#turns.add({ body, before: idea });
      this.note = { kind: 'done', what, text };
    }
    return ack;
  }

  /** Takes back the last verdict given here, and returns to its idea. */
  undo(): void {
    const turn = this.#turns.takeLast();
    if (!turn) return this.#tell({ kind: 'nothing' });
    const { before, body } = turn;
    const commands = undoing(body, before);
    if (commands.length === 0) return this.#tell({ kind: 'gone-for-good' });
    this.#recent.forget(before.id);
    const seen = before.state === 'waiting' && commands[0]?.type === 'idea.hold';
    const back: StaffIdeaState = seen ? 'held' : before.state;
    if (body.type !== 'idea.reply' && body.type !== 'idea.translate') this.#overlay.give(before.id, back);
    this.focusOn(before.id);
    this.note = { kind: 'done', what: 'undo', text: before.text, held: seen };
    const answers = commands.map((command) => this.#board().send(command));
    void Promise.all(answers).then((acks) => {
      for (const ack of acks) {
        if (ack.ok) this.#arrived(before.id, ack.version);
        else return this.#refuse('undo', ack.code, before.id);
      }
    });
  }

  /** Sends something that is not about one idea; a refusal is told. */
  async command(body: CommandBody, what: string): Promise<boolean> {
    const ack = await this.#board().send(body);
    if (!ack.ok) this.note = { kind: 'refused', what, code: ack.code, ideaId: null };
    return ack.ok;
  }

  #decide(what: Done, body: ModerationCommand, state: StaffIdeaState, idea: IdeaView): void {
    this.#turns.add({ body, before: { ...idea, state: this.stateOf(idea) } });
    this.note = { kind: 'done', what, text: idea.text };
    const leaves = pileOf(state) !== this.pile;
    const next =
      leaves && this.focusId === idea.id ? successor(this.shown, idea.id, (id) => id !== idea.id) : this.focusId;
    this.#overlay.give(idea.id, state);
    this.#recent.give(idea.id, body, state);
    if (leaves) this.#focusOn(next);
    void this.#board()
      .send(body)
      .then((ack) => {
        this.#recent.answered(idea.id, body, ack.ok ? ack.version : null);
        if (ack.ok) return this.#arrived(idea.id, ack.version);
        this.#turns.forget(body);
        this.#refuse(what, ack.code, idea.id);
      });
  }

  #tell(note: Note): void {
    this.note = note;
  }

  /** The meeting has it; the overlay stays until the view has it too, so that nothing jumps back in between. */
  #arrived(id: string, version: number): void {
    this.#overlay.arrived(id, version);
    this.settle();
  }

  #refuse(what: Done, code: RefusalCode, ideaId: string): void {
    this.#overlay.takeBack(ideaId);
    this.note = { kind: 'refused', what, code, ideaId };
  }

  #focusOn(id: string | null): void {
    if (id !== this.focusId) this.picked = 0;
    this.focusId = id;
  }
}
