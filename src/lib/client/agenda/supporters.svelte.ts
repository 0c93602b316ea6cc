import { takenUp } from '../../agenda/backed.ts';
import type { United } from '../../meeting/uniting.ts';
import type { BoardView } from '../../meeting/view.ts';
import type { AgendaItem } from '../../protocol/agenda-item.ts';
import type { Surroundings } from '../surroundings.ts';

/** Between one question and the next, in ms: the server lets a person ask four times a second. */
const PACE_MS = 500;
/** An answer that did not come by then was lost with its connection. */
const PATIENCE_MS = 5_000;
/** The server counts so many ideas together, no more. */
const MOST_IDEAS = 20;

type Ask = (ideaIds: readonly string[]) => Promise<Pick<United, 'people'> | null>;

/** What an item's figure is counted from: it is asked for again when any of it changed. */
interface Wanted {
  readonly key: string;
  readonly ideas: readonly string[];
  readonly votes: string;
}

interface Figure {
  /** For which votes it was asked last, and which question that was. */
  readonly votes: string;
  readonly turn: number;
  readonly answered: boolean;
  /** What was answered last; null: nothing was. */
  readonly people: number | null;
}

/**
 * How many different people are behind all that an item takes up, as the server counts them: the votes of its ideas
 * cannot be added up, since many back several. One item is asked about at a time; a figure stays until the next is there.
 */
export class Supporters {
  readonly #ask: Ask;
  readonly #around: Pick<Surroundings, 'after'>;
  #figures = $state.raw<Readonly<Record<string, Figure | undefined>>>({});
  #wanted: readonly Wanted[] = [];
  #asking = false;
  #turns = 0;
  #callOff = () => {};

  constructor(ask: Ask, around: Pick<Surroundings, 'after'>) {
    this.#ask = ask;
    this.#around = around;
  }

  /** @returns null while it is not known, and where one idea's own votes say it */
  of(view: BoardView, item: AgendaItem): number | null {
    return this.#figures[keyOf(ideasOf(view, item))]?.people ?? null;
  }

  /** Asks for what is not known of these items, or not any more. */
  follow(view: BoardView, items: readonly AgendaItem[]): void {
    const several = items.map((item) => ideasOf(view, item)).filter(({ length }) => length > 1 && length <= MOST_IDEAS);
    const votesOf = (ideas: readonly string[]): string => ideas.map((id) => view.votes[id] ?? 0).join();
    this.#wanted = several.map((ideas) => ({ key: keyOf(ideas), ideas, votes: votesOf(ideas) }));
    if (!this.#asking) this.#next();
  }

  /** What was not answered is asked again: there is a connection now. */
  again(): void {
    const figures = Object.entries(this.#figures).map(([key, figure]) => [
      key,
      figure && !figure.answered ? { ...figure, votes: '' } : figure,
    ]);
    this.#figures = Object.fromEntries(figures) as Readonly<Record<string, Figure>>;
    if (!this.#asking) this.#next();
  }

  stop(): void {
    this.#callOff();
    this.#wanted = [];
  }

  #next(): void {
    this.#asking = false;
    // Whose turn was longest ago: an item whose votes change all the time does not keep the others waiting.
    const turn = ({ key }: Wanted): number => this.#figures[key]?.turn ?? 0;
    const [next] = this.#wanted
      .filter(({ key, votes }) => this.#figures[key]?.votes !== votes)
      .sort((a, b) => turn(a) - turn(b));
    if (next) this.#about(next);
  }

  #about({ key, ideas, votes }: Wanted): void {
    this.#asking = true;
    let told = false;
    const tell = (people: number | null): void => {
      if (told) return;
      told = true;
      this.#callOff();
      const figure = { votes, turn: (this.#turns += 1), answered: people !== null };
      const before = this.#figures[key]?.people ?? null;
      this.#figures = { ...this.#figures, [key]: { ...figure, people: people ?? before } };
      this.#callOff = this.#around.after(PACE_MS, () => this.#next());
    };
    this.#callOff = this.#around.after(PATIENCE_MS, () => tell(null));
    void this.#ask(ideas).then((answer) => tell(answer?.people ?? null));
  }
}

const ideasOf = (view: BoardView, item: AgendaItem): readonly string[] =>
  takenUp(view, item).map(({ idea }) => idea.id);
const keyOf = (ideas: readonly string[]): string => [...ideas].sort().join();
