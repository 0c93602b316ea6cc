/* eslint-disable svelte/prefer-svelte-reactivity -- what pages read of these is put anew as a whole, or counted beside */
import type { StaffRole } from '$lib/meeting/actors.ts';
import { mayDo } from '$lib/meeting/authority.ts';
import type { CommandBody, CommandType, ModerationCommand } from '$lib/meeting/commands.ts';
import type { IdeaView, StaffIdeaState } from '$lib/meeting/view.ts';
import type { Ack } from '$lib/protocol/board.ts';
import { Colleagues } from './desk/colleagues.svelte.ts';
import type { LiveBoard } from './desk/decisions.svelte.ts';
import { Kin, type Likes } from './desk/kin.svelte.ts';
import { Place } from './desk/place.svelte.ts';
import { atOnce, type Slices } from './desk/slices.ts';
import type { Note } from './note.ts';
import { pileOf } from './queue.ts';
import { FOR_MANY, stateAfter, verdictsFor, type ForMany, type Plain } from './verdicts.ts';

export type { LiveBoard } from './desk/decisions.svelte.ts';

export interface ConsoleOptions {
  /** ms on any clock that only goes forward */
  readonly now?: () => number;
  readonly colleagues?: Colleagues;
  /** How the looking for similar ideas is spread out. */
  readonly slices?: Slices;
}

type Some = IdeaView | readonly IdeaView[];

/** What one person of the staff can do at their place in the queue: a verdict shows at once and moves on to the next idea. */
export class Console extends Place {
  readonly role: StaffRole;
  readonly #kin: Kin;

  verdicts = $derived.by(() => (this.focus ? this.#verdictsFor(this.focus) : []));
  /** What can be done with those chosen together, and with which of them. */
  forMany = $derived.by(() => this.#forMany());
  /** What an idea could be merged into: all that stands for itself on the board. */
  standing = $derived.by(() => Object.values(this.ideas).filter(({ state }) => stands(state)));
  similar = $derived.by(() => {
    const { focus } = this;
    return focus && this.verdicts.includes('merge') ? this.#kin.onBoard(focus, this.ideas) : [];
  });
  /** What waits as well and says nearly the same. */
  alike = $derived.by(() => {
    const { focus } = this;
    const waits = (idea: IdeaView) => this.stateOf(idea) === 'waiting';
    return focus && waits(focus) ? this.#kin.waiting(focus, this.ideas, waits) : [];
  });
  /** Where a merge most likely goes: the picked idea, if it is very close. */
  mergeTarget = $derived.by(() => {
    const picked = this.similar[this.picked];
    return picked?.very ? picked.idea.id : null;
  });
  mergedHere = $derived.by(() =>
    this.focusId === null ? [] : Object.values(this.ideas).filter(({ mergedInto }) => mergedInto === this.focusId)
  );

  constructor(board: () => LiveBoard, role: StaffRole, options: ConsoleOptions = {}) {
    const { now = Date.now, colleagues = new Colleagues(''), slices = atOnce } = options;
    super(board, colleagues, now);
    this.role = role;
    this.#kin = new Kin(slices);
    this.pile = this.moderates ? 'waiting' : 'board';
  }

  get note(): Note | null {
    return this.decisions.note;
  }
  set note(note: Note | null) {
    this.decisions.note = note;
  }

  /** Whether deciding about ideas is their work at all. */
  get moderates(): boolean {
    return mayDo(this.role, 'idea.publish', 'live') === 'yes';
  }

  /** Whether this person may do this now. */
  may(command: CommandType): boolean {
    return mayDo(this.role, command, this.board().view.meeting.phase) === 'yes';
  }

  /** How many verdicts have no answer yet. */
  get sending(): number {
    return this.decisions.sending;
  }

  /** How many others that wait or stand say nearly the same; null: none, as far as has been looked. */
  likes(idea: IdeaView): Likes | null {
    return this.#kin.likes(idea.id, this.ideas);
  }

  override settle(): void {
    this.#kin.take(this.board().view.ideas);
    super.settle();
  }

  /** Publishes (or leaves on the board), holds, puts back or unmerges the idea in focus. */
  judge(what: Plain, id?: string): void {
    const idea = id === undefined ? this.focus : (this.ideas[id] ?? null);
    if (!idea || (id === undefined && !this.verdicts.includes(what))) return;
    this.#decide(what, idea, { type: `idea.${what}` }, stateAfter(what, idea));
  }

  /** The same for several at one stroke. */
  judgeAll(what: Exclude<Plain, 'unmerge'>, ideas: readonly IdeaView[]): void {
    this.#decide(what, ideas, { type: `idea.${what}` }, (idea) => stateAfter(what, idea));
  }

  decline(ideas: Some, reason: string): void {
    this.#decide('decline', ideas, { type: 'idea.screen', reason }, 'declined');
  }

  refer(ideas: Some, reason: string, referTo: string): void {
    this.#decide('refer', ideas, { type: 'idea.screen', reason, referTo }, 'referred');
  }

  merge(ideas: Some, into: string): void {
    this.#decide('merge', ideas, { type: 'idea.merge', into }, 'merged');
  }

  /** @param reason of the policy; empty: none of them. @returns whether it was accepted; if not, the text is still with whoever wrote it */
  redact(idea: IdeaView, text: string, reason: string): Promise<Ack> {
    const why = reason === '' ? {} : { reason };
    const body = { type: 'idea.redact', ideaId: idea.id, text, from: idea.text, ...why } as const;
    return this.decisions.write('redact', body, idea, text);
  }

  answer(idea: IdeaView, text: string): Promise<Ack> {
    return this.decisions.write('answer', { type: 'idea.reply', ideaId: idea.id, text }, idea, idea.text);
  }

  translate(idea: IdeaView, lang: string, text: string): Promise<Ack> {
    return this.decisions.write('translate', { type: 'idea.translate', ideaId: idea.id, lang, text }, idea, idea.text);
  }

  /** Takes back what was decided last here, about one idea or many, and returns to it. */
  undo(): void {
    const [first] = this.decisions.undo()?.ideas ?? [];
    if (first) this.focusOn(first.id);
  }

  /** Sends something that is not about one idea; a refusal is told. */
  async command(body: CommandBody, what: string): Promise<boolean> {
    const ack = await this.board().send(body);
    if (!ack.ok) this.note = { kind: 'refused', what, code: ack.code, ideaId: null };
    return ack.ok;
  }

  #decide(
    what: ForMany | 'unmerge',
    some: Some,
    body: WithoutIdea<ModerationCommand>,
    to: StaffIdeaState | ((idea: IdeaView) => StaffIdeaState)
  ): void {
    this.begin();
    const given = [some].flat().map((before) => ({
      before,
      body: { ...body, ideaId: before.id },
      state: typeof to === 'string' ? to : to(before),
    }));
    const leaving = new Set(given.filter(({ state }) => pileOf(state) !== this.pile).map(({ before }) => before.id));
    const { focusId } = this;
    const stays = (id: string) => !leaving.has(id);
    const next = focusId !== null && leaving.has(focusId) ? this.next(this.shown, focusId, stays) : focusId;
    this.decisions.give(what, given);
    this.selection.clear();
    if (leaving.size > 0) this.focusNow(next);
  }

  #forMany(): readonly { readonly what: ForMany; readonly ideas: readonly IdeaView[] }[] {
    const offered = this.chosen.map((idea) => ({ idea, verdicts: this.#verdictsFor(idea) }));
    return FOR_MANY.map((what) => ({
      what,
      ideas: offered.filter(({ verdicts }) => verdicts.includes(what)).map(({ idea }) => idea),
    })).filter(({ ideas }) => ideas.length > 0);
  }

  #verdictsFor(idea: IdeaView) {
    const { phase } = this.board().view.meeting;
    return verdictsFor(this.stateOf(idea), this.role, phase, idea.flags !== undefined);
  }
}

type WithoutIdea<Command> = Command extends { readonly ideaId: string } ? Omit<Command, 'ideaId'> : never;

const stands = (state: StaffIdeaState): boolean => state === 'published' || state === 'referred';
