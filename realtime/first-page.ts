import type { BoardView, IdeaView } from '../src/lib/meeting/view.ts';
import { orderOf } from '../src/lib/orders.ts';
import type { Clock } from './hall/clock.ts';

/** A board with no more ideas than this is in its page whole. */
const WHOLE = 120;
/** How many ideas a page of a longer board has. */
const PAGE = 60;
/** How many that were merged into those are told with them. */
const MERGED = 60;
/** For how long the order of a long board is used again, in ms: it is sorted for thousands who come at once. */
const STANDS_MS = 1_000;

interface Leaves {
  readonly made: number;
  readonly pages: readonly (readonly string[])[];
}

/** The part of a board that a resident's page is rendered from. */
export interface Part {
  readonly view: BoardView;
  /** Which page of how many; absent where the view is whole. */
  readonly page?: { readonly number: number; readonly of: number };
}

/**
 * Cuts long boards for their first paint: ten thousand ideas would be megabytes of a page of which a phone shows eight.
 * What is left out is fetched by the page once it is awake; who has no JavaScript turns pages.
 */
export class FirstPages {
  readonly #leaves = new WeakMap<object, Leaves>();

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  /**
   * @param board what the view is of: the same object for the same meeting
   * @param view may change after this; what is returned does not
   * @param wanted from 1, most backed first; anything else is the nearest there is
   */
  cut(board: object, view: BoardView, wanted: number): Part {
    if (view.tally.ideas <= WHOLE && Object.keys(view.ideas).length <= 2 * WHOLE) {
      return { view: { ...view, ideas: { ...view.ideas }, votes: { ...view.votes }, inRoom: { ...view.inRoom } } };
    }
    const { pages } = this.#sorted(board, view);
    const number = Math.min(Math.max(1, Math.trunc(wanted) || 1), Math.max(1, pages.length));
    const ideas: Record<string, IdeaView> = {};
    const votes: Record<string, number> = {};
    const inRoom: Record<string, number> = {};
    const take = (id: string | null): void => {
      const idea = id === null ? undefined : view.ideas[id];
      if (!idea) return;
      ideas[idea.id] = idea;
      const count = view.votes[idea.id];
      if (count !== undefined) votes[idea.id] = count;
      const present = view.inRoom[idea.id];
      if (present !== undefined) inRoom[idea.id] = present;
    };
    for (const id of pages[number - 1] ?? []) take(id);
    take(view.stage.spotlight);
    return { view: { ...view, ideas, votes, inRoom }, page: { number, of: pages.length } };
  }

  /** The pages of a board, each with what was merged into its ideas. */
  #sorted(board: object, view: BoardView): Leaves {
    const now = this.clock.now();
    const known = this.#leaves.get(board);
    if (known && Math.abs(now - known.made) < STANDS_MS) return known;
    const order = orderOf(view, 'backed');
    const pages: string[][] = [];
    for (let from = 0; from < order.length; from += PAGE) pages.push(order.slice(from, from + PAGE));
    const pageOf = new Map(pages.flatMap((page) => page.map((id) => [id, page] as const)));
    for (const { id, mergedInto } of Object.values(view.ideas)) {
      const page = mergedInto === undefined ? undefined : pageOf.get(mergedInto);
      if (page && page.length < PAGE + MERGED) page.push(id);
    }
    const leaves = { made: now, pages };
    this.#leaves.set(board, leaves);
    return leaves;
  }
}
