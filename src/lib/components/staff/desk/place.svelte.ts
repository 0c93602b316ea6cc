/* eslint-disable svelte/prefer-svelte-reactivity -- what pages read of these is put anew as a whole, or counted beside */
import type { IdeaView, StaffIdeaState } from '$lib/meeting/view.ts';
import { isAgainst, isObjected, pileOf, search, sortIntoPiles, step, successor, type Pile } from '../queue.ts';
import type { Colleagues } from './colleagues.svelte.ts';
import { Decisions, type LiveBoard } from './decisions.svelte.ts';
import { facetsOf, isPart, type Facet } from './facets.ts';
import { Selection } from './selection.svelte.ts';

/**
 * Somebody's place in the queue: which pile, which part of it, which idea has attention, which are chosen together. It
 * stays where it is under one's hands; only a decision, one's own or another's, moves it on.
 */
export class Place {
  pile = $state<Pile>('waiting');
  focusId = $state<string | null>(null);
  wanted = $state('');
  /** The part of the pile that is looked at alone. */
  facet = $state<Facet | null>(null);
  /** Which of the similar ideas a merge goes to. */
  picked = $state(0);

  readonly selection = new Selection();
  readonly decisions: Decisions;
  /** The pile as it was when focus was last settled, to know who was next. */
  #before: readonly IdeaView[] = [];
  /** Whoever has looked around, moved or decided has this idea before their eyes or under their hands. */
  #atWork = false;

  readonly #stateOf = (idea: IdeaView): StaffIdeaState => this.decisions.stateOf(idea);
  protected ideas = $derived.by(() => this.board().view.ideas);
  piles = $derived.by(() => {
    const { ideas, votes } = this.board().view;
    return sortIntoPiles(ideas, votes, this.#stateOf, (idea) => this.isAgainstMe(idea));
  });
  facets = $derived.by(() => facetsOf(this.pile, this.piles[this.pile], this.#stateOf));
  /** The pile on show, its part alone, searched. */
  shown = $derived.by(() => {
    const [pile, { facet }] = [this.piles[this.pile], this];
    const part = facet === null ? pile : pile.filter((idea) => isPart(facet, idea, this.#stateOf));
    return search(part, this.wanted);
  });
  /** The ideas chosen for a verdict together, in the order shown. */
  chosen = $derived.by(() => this.selection.of(this.shown));
  focus = $derived.by((): IdeaView | null => (this.focusId === null ? null : (this.ideas[this.focusId] ?? null)));

  constructor(
    readonly board: () => LiveBoard,
    readonly colleagues: Colleagues,
    now: () => number
  ) {
    this.decisions = new Decisions(board, () => this.settle(), now);
  }

  /** The state to show: the verdict that is on its way, else the board's. */
  stateOf(idea: IdeaView): StaffIdeaState {
    return this.decisions.stateOf(idea);
  }

  /** Whether its writer appeals against my own verdict, and there is a colleague who could look at it instead. */
  isAgainstMe(idea: IdeaView): boolean {
    return this.colleagues.any && isAgainst(this.colleagues.me, idea);
  }

  open(pile: Pile): void {
    this.#show(pile);
    this.focusNow(this.piles[pile][0]?.id ?? null);
  }

  /** Looks at a part of the pile alone; the same again: at all of it. */
  showPart(facet: Facet | null): void {
    this.selection.clear();
    this.facet = facet === this.facet ? null : facet;
    if (!this.shown.some(({ id }) => id === this.focusId)) this.focusNow(this.shown[0]?.id ?? null);
  }

  focusOn(id: string): void {
    const idea = this.ideas[id];
    if (!idea) return;
    this.#atWork = true;
    if (!this.shown.some((one) => one.id === id)) {
      const stays = this.piles[this.pile].some((one) => one.id === id);
      this.#show(stays ? this.pile : pileOf(this.stateOf(idea)));
    }
    this.focusNow(id);
  }

  move(by: 1 | -1): void {
    this.#atWork = true;
    this.focusNow(step(this.shown, this.focusId, by));
  }

  /** Moves on, and chooses what is passed on the way. */
  stretch(by: 1 | -1): void {
    const from = this.focusId;
    this.move(by);
    if (this.focusId !== null) this.selectTo(this.focusId, from);
  }

  /** Chooses everything from the last one chosen (or the one in focus) to here. */
  selectTo(id: string, from = this.focusId): void {
    const order = this.shown.map((idea) => idea.id);
    this.selection.extendTo(id, order, from);
  }

  selectAll(): void {
    this.selection.all(this.shown.map(({ id }) => id));
  }

  /**
   * Keeps attention on something that is there. Called after every change: an idea that somebody else decided about
   * is left for the next one, with a note.
   */
  settle(): void {
    const { version, view } = this.board();
    const overruled = this.decisions.seen(view, version);
    const pile = this.shown;
    const there = new Set(pile.map(({ id }) => id));
    const here = (id: string) => there.has(id);
    this.selection.keep(here);
    if (this.focusId === null || !here(this.focusId)) {
      this.#tellOf(this.focusId === null ? undefined : view.ideas[this.focusId]);
      const next = this.focusId === null ? null : this.next(this.#before, this.focusId, here);
      this.focusNow(next ?? this.#firstFree(pile));
    }
    this.#before = pile;
    if (overruled) this.decisions.note = { kind: 'overruled', state: overruled.state, ideaId: overruled.id };
  }

  /** Colleagues were heard of. Who has only just come begins where nobody is; nobody is moved while they read. */
  meet(): void {
    if (this.#atWork || this.focusId === null || this.pile !== 'waiting') return;
    this.#atWork = true;
    if (this.#isTaken(this.focusId)) this.focusNow(this.#firstFree(this.shown));
  }

  /** Where attention goes when this one leaves: on, and past what a colleague looks at. */
  protected next(before: readonly IdeaView[], leaving: string, stays: (id: string) => boolean): string | null {
    return successor(before, leaving, stays, (id) => this.#isTaken(id));
  }

  protected focusNow(id: string | null): void {
    if (id !== this.focusId) this.picked = 0;
    this.focusId = id;
    this.colleagues.look(id);
  }

  protected begin(): void {
    this.#atWork = true;
  }

  /** What was in front of me has left its pile by somebody else's hand. */
  #tellOf(lost: IdeaView | undefined): void {
    if (!lost || (this.pile === 'waiting' && isObjected(lost))) return;
    const state = this.stateOf(lost);
    if (pileOf(state) !== this.pile) this.decisions.note = { kind: 'elsewhere', state, ideaId: lost.id };
  }

  #isTaken(id: string): boolean {
    return this.colleagues.at(id).length > 0;
  }
  #firstFree(pile: readonly IdeaView[]): string | null {
    return (pile.find(({ id }) => !this.#isTaken(id)) ?? pile[0])?.id ?? null;
  }

  #show(pile: Pile): void {
    this.pile = pile;
    this.wanted = '';
    this.facet = null;
    this.selection.clear();
  }
}
