/* eslint-disable svelte/prefer-svelte-reactivity -- sets that are replaced whole, never changed */
import type { BoardView, IdeaView } from '../meeting/view.ts';
import { standsAlone } from '../orders.ts';
import type { Sieve } from './reading.svelte.ts';
import { queryOf, Search } from './search.ts';
import type { Surroundings } from './surroundings.ts';

/** How an idea stands, as one looks for it; an idea can stand in several ways. */
export const STANDINGS = ['open', 'answered', 'agenda', 'referred'] as const;
export type Standing = (typeof STANDINGS)[number];

const STANDS: Readonly<Record<Standing, Sieve>> = {
  open: (idea) => idea.state === 'published' && idea.reply === undefined && !idea.onAgenda,
  answered: (idea) => idea.reply !== undefined,
  agenda: (idea) => idea.onAgenda === true,
  referred: (idea) => idea.state === 'referred',
};

/** How long the page may be kept busy at a time, in ms, and how long it rests then. */
const SLICE_MS = 6;
const REST_MS = 16;

export interface FinderSource {
  readonly view: BoardView;
  readonly groups: ReadonlyMap<string, readonly IdeaView[]>;
}

export interface Found {
  /** category → how many of what the words find are of it */
  readonly categories: ReadonlyMap<string, number>;
  readonly standings: ReadonlyMap<Standing, number>;
}

/**
 * Looks through a board by words, categories and standings: of each that is chosen any will do, and all kinds together
 * narrow further. What is looked for stays in this page: neither the server nor the next visit knows of it.
 */
export class Finder {
  typed = $state('');
  categories = $state.raw<ReadonlySet<string>>(new Set());
  standings = $state.raw<ReadonlySet<Standing>>(new Set());
  readonly #source: FinderSource;
  readonly #search: Search;
  #studied = $state(0);
  readonly #query = $derived.by(() => queryOf(this.typed));
  readonly #ideas = $derived.by(() => this.#source.view.ideas);

  /** What the words find: ids; null: there are no words. Worked out once for all that asks. */
  readonly #matching = $derived.by((): ReadonlySet<string> | null => {
    // With its counter, so that what has been found out since is looked at.
    const query = this.#studied < 0 ? [] : this.#query;
    if (query.length === 0) return null;
    const { groups } = this.#source;
    const matching = new Set<string>();
    for (const idea of Object.values(this.#ideas)) {
      if (standsAlone(idea) && this.#search.finds(query, idea, groups.get(idea.id))) matching.add(idea.id);
    }
    return matching;
  });

  /** What lets through what is looked for; null: nothing in particular is. */
  readonly sieve = $derived.by((): Sieve | null => {
    const { categories, standings } = this;
    const matching = this.#matching;
    if (this.#query.length + categories.size + standings.size === 0) return null;
    return (idea) =>
      (categories.size === 0 || (idea.category !== null && categories.has(idea.category))) &&
      (standings.size === 0 || [...standings].some((standing) => STANDS[standing](idea))) &&
      (matching === null || matching.has(idea.id));
  });

  /** What there is to choose from, among what the words find. */
  readonly found = $derived.by((): Found => {
    const categories = new Map<string, number>();
    const standings = new Map<Standing, number>();
    const matching = this.#matching;
    for (const idea of Object.values(this.#ideas)) {
      if (!standsAlone(idea) || matching?.has(idea.id) === false) continue;
      if (idea.category !== null) categories.set(idea.category, (categories.get(idea.category) ?? 0) + 1);
      for (const one of STANDINGS) if (STANDS[one](idea)) standings.set(one, (standings.get(one) ?? 0) + 1);
    }
    return { categories, standings };
  });

  constructor(source: FinderSource) {
    this.#source = source;
    this.#search = new Search(() => source.view.meeting);
  }

  toggleCategory(id: string): void {
    this.categories = toggled(this.categories, id);
  }

  toggleStanding(standing: Standing): void {
    this.standings = toggled(this.standings, standing);
  }

  clear(): void {
    this.typed = '';
    this.categories = new Set();
    this.standings = new Set();
  }

  /** Reads the board bit by bit, so that words find their like in the other language; the page stays quick meanwhile. */
  study(around: Pick<Surroundings, 'after' | 'now'>): () => void {
    const ideas = Object.values(this.#ideas);
    let at = 0;
    let stop = () => {};
    const go = () => {
      const until = around.now() + SLICE_MS;
      for (; at < ideas.length && around.now() < until; at += 1) this.#search.study(ideas[at] as IdeaView);
      if (at < ideas.length) stop = around.after(REST_MS, go);
      else this.#studied += 1;
    };
    go();
    return () => stop();
  }
}

function toggled<T>(set: ReadonlySet<T>, one: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
}
