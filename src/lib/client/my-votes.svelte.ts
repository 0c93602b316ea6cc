/* eslint-disable svelte/prefer-svelte-reactivity -- replaced whole, never changed */
import type { Command } from '../meeting/commands.ts';
import type { SelfView } from '../meeting/self.ts';
import type { BoardView } from '../meeting/view.ts';
import * as ballot from './ballot.ts';

/** What my votes are worked out from. */
export interface VotesSource {
  readonly view: BoardView;
  readonly self: SelfView;
  /** The version of the meeting that `view` is at. */
  readonly version: number;
  /** What I asked for and have no answer to. */
  readonly waiting: readonly Command[];
}

/** My votes as I last wanted them, and everyone's counts with mine in them once, whatever has arrived so far. */
export class MyVotes {
  #ahead: ballot.Ahead = $state.raw(new Map());
  readonly #source: VotesSource;
  readonly #backed = $derived.by(() => ballot.backedRoots(this.#source.view.ideas, this.#source.self.votes));
  readonly #wanted = $derived.by(() => ballot.wantedVotes(this.#source.view.ideas, this.#source.waiting));

  constructor(source: VotesSource) {
    this.#source = source;
  }

  /** The ideas that I back, by the last that I know to be committed. */
  get backed(): ReadonlySet<string> {
    return this.#backed;
  }

  backs(id: string): boolean {
    return this.#wanted.get(id) ?? this.#backed.has(id);
  }

  countOf(id: string): number {
    const counted = ballot.countedIn(this.#ahead, id, this.#backed.has(id));
    return Math.max(0, (this.#source.view.votes[id] ?? 0) + Number(this.backs(id)) - Number(counted));
  }

  /** Votes that I may still give; null where there is no budget. */
  get left(): number | null {
    const { budget } = this.#source.self;
    if (!budget) return null;
    let used = budget.used;
    for (const [id, on] of this.#wanted) used += Number(on) - Number(this.#backed.has(id));
    return Math.max(0, budget.of - used);
  }

  /**
   * What I back changed at a version that the view on show may not have yet.
   * @param before `backed`, before it changed
   */
  turned(before: ReadonlySet<string>, version: number): void {
    const after = this.#backed;
    const turn = (ids: ReadonlySet<string>, others: ReadonlySet<string>, was: boolean) => {
      for (const id of ids) {
        if (others.has(id)) continue;
        this.#ahead = ballot.noteTurn(this.#ahead, this.#source.version, id, { version, before: was });
      }
    };
    turn(after, before, false);
    turn(before, after, true);
  }

  /** The view on show has moved. */
  moved(): void {
    this.#ahead = ballot.dropSeen(this.#ahead, this.#source.version);
  }
}
