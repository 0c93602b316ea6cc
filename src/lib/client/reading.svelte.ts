import { freshIn, orderOf, type Sorting } from './orders.ts';
import type { BoardView } from '../meeting/view.ts';

/**
 * The list as a person reads it: new ideas wait, ranks stand still, and what goes away leaves its place, until they ask
 * for the list anew.
 */
export class Reading {
  sorting = $state<Sorting>('backed');
  order = $state.raw<readonly string[]>([]);
  readonly #view: () => BoardView;
  /** Ideas that the order does not have yet. */
  readonly fresh = $derived.by(() => freshIn(this.#view(), this.order));

  constructor(view: () => BoardView) {
    this.#view = view;
    this.order = orderOf(view(), this.sorting);
  }

  /** Makes the order anew, from the board as it is. */
  renew(sorting: Sorting = this.sorting): void {
    this.sorting = sorting;
    this.order = orderOf(this.#view(), sorting);
  }
}
