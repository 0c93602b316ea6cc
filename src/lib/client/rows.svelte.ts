/* eslint-disable svelte/prefer-svelte-reactivity -- rows are reactive, which rows there are is not */
import { untrack } from 'svelte';
import type { IdeaView } from '../meeting/view.ts';
import type { Board } from './board.svelte.ts';

export type RowsSource = Pick<Board, 'view' | 'votesOf' | 'backs'>;

/** What one row of the list shows. */
export class Row {
  idea: IdeaView | undefined;
  votes: number;
  /** I back it. */
  on: boolean;

  constructor(
    readonly id: string,
    board: RowsSource
  ) {
    this.idea = $state.raw(board.view.ideas[id]);
    this.votes = $state(board.votesOf(id));
    this.on = $state(board.backs(id));
  }

  look(board: RowsSource): void {
    this.idea = board.view.ideas[this.id];
    this.votes = board.votesOf(this.id);
    this.on = board.backs(this.id);
  }
}

/**
 * The rows that are drawn. Each is told only of what changed in itself: in a list of thousands, a vote that asked every
 * row to look again would be felt by the thumb.
 */
export class Rows {
  readonly #rows = new Map<string, Row>();

  constructor(private readonly board: RowsSource) {}

  /** The row of an idea; whoever asks hears of changes in the row alone. */
  of(id: string): Row {
    return untrack(() => {
      let row = this.#rows.get(id);
      if (!row) this.#rows.set(id, (row = new Row(id, this.board)));
      return row;
    });
  }

  /** Brings the rows up to date with the board. Depends on all that rows show, also while there are none. */
  look(): void {
    new Row('', this.board);
    for (const row of this.#rows.values()) row.look(this.board);
  }
}
