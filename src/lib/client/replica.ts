import { apply, type Delta } from '../meeting/delta.ts';
import type { SelfView } from '../meeting/self.ts';
import type { BoardView } from '../meeting/view.ts';
import type { BoardAnswer } from '../protocol/api.ts';
import type { SelfChanges } from '../protocol/board.ts';

interface Start extends BoardAnswer {
  readonly self: SelfView;
  /** The view is but one page of the board. */
  readonly page?: object;
}

/** Collections that have a number for each idea. */
const COUNTS = ['votes', 'inRoom'] as const;
type Counts = Record<string, Record<string, unknown>>;

/**
 * This device's copy of the board, and of what is private to its person. It moves by snapshots and deltas alone. Each
 * change makes a new `view`, and a new `view.ideas` if an idea changed; counts (votes, and those of the room) are in objects
 * that change in place, because copying ten thousand of them for every vote would keep a phone busy.
 */
export class Replica {
  version: number;
  view: BoardView;
  self: SelfView;
  /** All of the board is here. */
  whole: boolean;
  #selfVersion: number;
  /** While it is not whole: what came since the start, to be done again on the whole. */
  #taken: Delta[] = [];

  constructor(start: Start) {
    this.version = start.version;
    this.view = start.view;
    this.self = start.self;
    this.whole = start.page === undefined;
    this.#selfVersion = start.version;
    this.detach();
  }

  /** Whoever holds the present view keeps it as it is: what comes is done to another. */
  detach(): void {
    const { view } = this;
    this.view = { ...view, votes: { ...view.votes }, inRoom: { ...view.inRoom } };
  }

  /** Whatever there was, this is what there is now. */
  replace(snapshot: { readonly version: number; readonly view: BoardView; readonly self: SelfView }): void {
    this.version = snapshot.version;
    this.view = snapshot.view;
    this.self = snapshot.self;
    this.#selfVersion = snapshot.version;
    this.whole = true;
    this.#taken = [];
  }

  /** The whole of what was a part so far. @returns false, and changes nothing, if it does not fit what came since */
  fill({ version, view }: BoardAnswer): boolean {
    if (this.whole) return true;
    const since = this.#taken.filter(({ to }) => to > version);
    const follows = since.length === 0 ? version >= this.version : since[0]?.from === version;
    if (!follows) return false;
    this.version = version;
    this.view = view;
    this.whole = true;
    this.#taken = [];
    for (const delta of since) this.take(delta);
    return true;
  }

  /** `old`: known already, nothing changed. `gap`: something is missing before it, nothing changed. */
  take(delta: Delta): 'applied' | 'old' | 'gap' {
    if (delta.to <= this.version) return 'old';
    if (delta.from !== this.version) return 'gap';
    this.view = this.#after(delta);
    this.version = delta.to;
    if (!this.whole) this.#taken.push(delta);
    return 'applied';
  }

  /** @returns false for changes older than what is known */
  takeSelf(changes: SelfChanges): boolean {
    if (changes.version < this.#selfVersion) return false;
    this.self = apply(this.self, changes);
    this.#selfVersion = changes.version;
    return true;
  }

  #after(delta: Delta): BoardView {
    const counts = this.view as unknown as Counts;
    const deletes = delta.deletes.filter((key) => {
      const { of, id } = countIn(key);
      if (of) Reflect.deleteProperty(counts[of] ?? {}, id);
      return !of;
    });
    const puts: [string, unknown][] = [];
    for (const [key, value] of Object.entries(delta.puts)) {
      const { of, id } = countIn(key);
      if (of) (counts[of] ??= {})[id] = value;
      else puts.push([key, value]);
    }
    return apply(this.view, { puts: Object.fromEntries(puts), deletes });
  }
}

/** @returns of what a key of a delta is the count, and for which idea; `of` is undefined for anything else */
function countIn(key: string) {
  const slash = key.indexOf('/');
  return { of: COUNTS.find((name) => name === key.slice(0, Math.max(0, slash))), id: key.slice(slash + 1) };
}
