import { apply, type Delta } from '../meeting/delta.ts';
import type { SelfView } from '../meeting/self.ts';
import type { BoardView } from '../meeting/view.ts';
import type { SelfChanges } from '../protocol/board.ts';

/** This device's copy of the board, and of what is private to its person. It moves by snapshots and deltas alone. */
export class Replica {
  version: number;
  view: BoardView;
  self: SelfView;
  #selfVersion: number;

  constructor(start: { readonly version: number; readonly view: BoardView; readonly self: SelfView }) {
    this.version = start.version;
    this.view = start.view;
    this.self = start.self;
    this.#selfVersion = start.version;
  }

  /** Whatever there was, this is what there is now. */
  replace(snapshot: { readonly version: number; readonly view: BoardView; readonly self: SelfView }): void {
    this.version = snapshot.version;
    this.view = snapshot.view;
    this.self = snapshot.self;
    this.#selfVersion = snapshot.version;
  }

  /** `old`: known already, nothing changed. `gap`: something is missing before it, nothing changed. */
  take(delta: Delta): 'applied' | 'old' | 'gap' {
    if (delta.to <= this.version) return 'old';
    if (delta.from !== this.version) return 'gap';
    this.view = apply(this.view, delta);
    this.version = delta.to;
    return 'applied';
  }

  /** @returns false for changes older than what is known */
  takeSelf(changes: SelfChanges): boolean {
    if (changes.version < this.#selfVersion) return false;
    this.self = apply(this.self, changes);
    this.#selfVersion = changes.version;
    return true;
  }
}
