/** Somebody at home or in the hall: joins, reads, backs a few ideas, perhaps changes their mind, and goes. */
import { z } from 'zod';
import type { IdeaView } from '../../src/lib/meeting/view.ts';
import type { Category } from '../texts/board.ts';
import type { Room } from './room.ts';
import { Seat } from './seat.ts';

const joined = z.object({ token: z.string() });

/** A token of a device that nobody has seen before. @throws Error if the server refuses */
export async function join(url: string, code: string): Promise<string> {
  const answer = await fetch(`${url}/api/meetings/${code}/join`, { method: 'POST' });
  if (!answer.ok) throw new Error(`joining was answered with ${answer.status}`);
  return joined.parse(await answer.json()).token;
}

/** Mean seconds between two things that somebody does. */
const READING = 30;
const AWAY = 60;
const RETRY = 10;

const SPANISH = /[¿¡ñ]|\b(?:el|la|los|las|que|una?|por|en|del?|no|y)\b/gi;
const inSpanish = (text: string): boolean => (text.match(SPANISH) ?? []).length >= 2;

export class Resident {
  readonly #votes = new Set<string>();
  readonly #speaksSpanish: boolean;
  /** How many ideas they back before they have had their say. */
  readonly #appetite: number;
  /** Newer than this was put up while they were here: that is looked at first. */
  readonly #seenAll: number;
  #seat: Seat | null = null;
  #gone = false;

  /** @param done called once, when they leave for good */
  constructor(
    private readonly room: Room,
    private readonly done: () => void
  ) {
    const { dice } = room;
    this.#speaksSpanish = dice.chance(0.35);
    this.#appetite = dice.between(5, 16);
    this.#seenAll = Math.max(0, ...room.votable().map(({ order }) => order ?? 0));
    void this.#arrive();
  }

  get present(): boolean {
    return this.#seat?.connected ?? false;
  }

  leave(): void {
    this.#gone = true;
    this.#seat?.leave();
  }

  async submit(text: string, category: Category): Promise<void> {
    const ack = await this.#seat?.send(this.room.dice.id(), { type: 'idea.submit', text, category });
    if (ack?.ok && ack.result.ideaId !== undefined) this.room.written.add(ack.result.ideaId);
  }

  async #arrive(): Promise<void> {
    try {
      const { url, code } = this.room;
      const token = await join(url, code);
      if (this.#gone) return;
      this.#seat = new Seat({ url, code, audience: 'public', token });
      this.#next();
    } catch {
      this.room.after(RETRY, () => void this.#arrive());
    }
  }

  #next(): void {
    if (!this.#gone) this.room.after(this.room.dice.wait(READING), () => this.#act());
  }

  #act(): void {
    if (this.#gone) return;
    const { dice, wall } = this.room;
    if (this.#votes.size >= this.#appetite) return this.#finish();
    if (dice.chance(0.06)) return this.#stepOut();
    if (wall.view?.meeting.phase === 'live') {
      if (dice.chance(0.05)) this.#takeBack();
      else if (dice.chance(0.85)) this.#back();
    }
    this.#next();
  }

  #back(): void {
    const { dice } = this.room;
    const ideas = this.room.votable().filter(({ id }) => !this.#votes.has(id));
    const chosen = dice.pickWeighted(ideas, (idea) => this.#appeal(idea));
    if (!chosen) return;
    this.#votes.add(chosen.id);
    void this.#seat?.send(dice.id(), { type: 'vote.set', ideaId: chosen.id, on: true });
  }

  /** What many back is read more; what is new is read first; one's own language is read with less effort. */
  #appeal(idea: IdeaView): number {
    const votes = this.room.wall.view?.votes[idea.id] ?? 0;
    const fresh = (idea.order ?? 0) > this.#seenAll ? 6 : 1;
    const language = inSpanish(idea.text) === this.#speaksSpanish ? 2 : 1;
    return (2 + votes) ** 0.7 * fresh * language;
  }

  #takeBack(): void {
    const { dice } = this.room;
    const id = dice.pick([...this.#votes]);
    if (id === undefined) return;
    this.#votes.delete(id);
    void this.#seat?.send(dice.id(), { type: 'vote.set', ideaId: id, on: false });
  }

  /** The phone goes into a pocket, and comes out again. */
  #stepOut(): void {
    this.#seat?.leave();
    this.room.after(this.room.dice.wait(AWAY), () => {
      if (this.#gone) return;
      this.#seat?.comeBack();
      this.#next();
    });
  }

  /** Has had their say: stays a little to look on, then goes. */
  #finish(): void {
    this.room.after(this.room.dice.wait(AWAY), () => {
      this.leave();
      this.done();
    });
  }
}
