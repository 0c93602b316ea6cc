/* eslint-disable svelte/prefer-svelte-reactivity -- sets that are replaced whole, never changed */
import type { BoardView, IdeaView } from '../meeting/view.ts';
import { compareIdeas, standsAlone, type Sorting } from '../orders.ts';
import { freshIn, isInOrder } from './orders.ts';

/** How many ideas are drawn at a time. */
export const STEP = 30;
/** How many are drawn at first, on the server too. */
export const FIRST = 60;

/** How much of the order is looked at to see whether it is out of date: what has votes is there. */
const LOOKED_AT = 300;

/** What a person reads from. */
export interface ReadingSource {
  readonly view: BoardView;
  /** The view is not but one page of the board. */
  readonly whole: boolean;
}

/** Narrows what is listed. */
export type Sieve = (idea: IdeaView) => boolean;

/**
 * The list as a person reads it: new ideas wait, ranks stand still, and what goes away leaves its place, until they ask
 * for the list anew. Of a long list only the beginning is drawn, and more as they get there.
 */
export class Reading {
  sorting = $state<Sorting>('backed');
  order = $state.raw<readonly string[]>([]);
  /** Ideas for which this is true come first, in the same order among themselves. */
  first = $state.raw<Sieve | null>(null);
  /** Only ideas for which this is true are listed. */
  sieve = $state.raw<Sieve | null>(null);
  #drawn = $state(FIRST);
  /** The order was made from the whole board, or completed since. */
  #settled = false;
  #stale = false;
  readonly #source: ReadingSource;
  readonly #ideas = $derived.by(() => this.#source.view.ideas);
  readonly #known = $derived.by(() => new Set(this.order));
  readonly #fresh = $derived.by(() => freshIn(this.#ideas, this.#known));

  /** What is listed: the order, less what the sieve holds back. */
  readonly listed = $derived.by(() => {
    const { sieve } = this;
    if (!sieve) return this.order;
    return this.order.filter((id) => {
      const idea = this.#ideas[id];
      return idea !== undefined && standsAlone(idea) && sieve(idea);
    });
  });
  /** The part of it that is drawn. */
  readonly drawn = $derived.by(() =>
    this.listed.length > this.#drawn ? this.listed.slice(0, this.#drawn) : this.listed
  );
  /** How many ideas wait to be shown. */
  readonly fresh = $derived.by(() => {
    const { sieve } = this;
    if (!this.#source.whole || !sieve) return this.#source.whole ? this.#fresh.length : 0;
    return this.#fresh.filter((id) => sieve(this.#ideas[id] as IdeaView)).length;
  });

  /** @param page which page of the board the source has at first, if it is not whole */
  constructor(
    source: ReadingSource,
    private readonly page = 1
  ) {
    this.#source = source;
    this.#settled = source.whole;
    this.renew();
  }

  /** Makes the order anew, from the board as it is, and begins at its top. */
  renew(sorting: Sorting = this.sorting): void {
    this.sorting = sorting;
    this.order = this.#sorted(Object.values(this.#source.view.ideas));
    this.#drawn = FIRST;
    this.#stale = false;
  }

  /** The rest of the board has come: it goes below what is being read. */
  settle(): void {
    if (this.#settled) return;
    this.#settled = true;
    const rest = this.#fresh.flatMap((id) => this.#ideas[id] ?? []);
    // By age there is no telling where in the part that was here they belong; what comes before it does not go below it.
    if (this.sorting === 'newest' || this.page > 1) {
      this.renew();
      this.#drawn = this.page * FIRST;
    } else this.order = [...this.order, ...this.#sorted(rest)];
  }

  /** Lists only what the sieve lets through; null: everything. */
  narrow(sieve: Sieve | null): void {
    if (this.sieve === sieve) return;
    this.sieve = sieve;
    this.#drawn = sieve ? STEP : FIRST;
  }

  /** Whether the counts have left the beginning of the order behind; once they have, until it is made anew. */
  isStale(): boolean {
    const looked = this.order.slice(0, LOOKED_AT);
    return (this.#stale ||= !isInOrder(looked, this.#source.view.ideas, this.#compare()));
  }

  /** Draws more of the list. @param upTo an idea that is drawn then, if it is listed */
  more(upTo?: string): void {
    const place = upTo === undefined ? this.#drawn : this.listed.indexOf(upTo);
    if (place >= this.#drawn) this.#drawn = place + STEP;
  }

  /** Draws all of it, for paper. */
  all(): void {
    this.#drawn = this.listed.length;
  }

  #sorted(ideas: readonly IdeaView[]): string[] {
    return ideas
      .filter(standsAlone)
      .sort(this.#compare())
      .map(({ id }) => id);
  }

  #compare(): (a: IdeaView, b: IdeaView) => number {
    const { first } = this;
    const compare = compareIdeas(this.#source.view, this.sorting);
    return first ? (a, b) => Number(first(b)) - Number(first(a)) || compare(a, b) : compare;
  }
}
