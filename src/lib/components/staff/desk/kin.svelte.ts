/* eslint-disable svelte/prefer-svelte-reactivity -- what pages read of these is put anew as a whole, or counted beside */
import type { IdeaView } from '$lib/meeting/view.ts';
import { Similarity, VERY_LIKE } from '$lib/similarity/similarity.ts';
import { atOnce, type Slices } from './slices.ts';

type Ideas = Readonly<Record<string, IdeaView>>;

/** An idea that says nearly the same as another. */
export interface Relative {
  readonly idea: IdeaView;
  readonly very: boolean;
}

const MOST = 5;
/** Texts that are looked at for those: several may be merged into one, and others wait as well. */
const LOOKED_AT = 60;
/** How many texts are taken up before what was found is looked at again. */
const STEPS = 400;

const isStanding = ({ state }: IdeaView): boolean => state === 'published' || state === 'referred';

/** Which ideas are about the same: an index of all of them, made and kept up in slices so that no key waits for it. */
export class Kin {
  readonly #index = new Similarity();
  /** id → the text that the index has, or is about to have */
  readonly #known = new Map<string, string>();
  #due: string[] = [];
  #running = false;
  #taken = 0;
  /** Goes up as the index grows: what was found before may not be all. */
  #grown = $state(0);
  readonly #slices: Slices;

  constructor(slices: Slices = atOnce) {
    this.#slices = slices;
  }

  /** These are the ideas now. Only what changed since is looked into. */
  take(ideas: Ideas): void {
    let count = 0;
    for (const id in ideas) {
      const text = ideas[id]?.text ?? '';
      count += 1;
      if (this.#known.get(id) === text) continue;
      this.#known.set(id, text);
      this.#due.push(id);
    }
    if (count < this.#known.size) for (const id of this.#known.keys()) if (!ideas[id]) this.#forget(id);
    if (this.#due.length === 0 || this.#running) return;
    this.#running = true;
    this.#slices(() => this.#step());
  }

  /** The few ideas on the board that are closest, by their own words or by those of what was merged into them. */
  onBoard(idea: IdeaView, ideas: Ideas): readonly Relative[] {
    const found = new Map<string, Relative>();
    for (const { id, score } of this.#closest(idea)) {
      const target = rootOf(ideas, id);
      if (!target || target.id === idea.id || !isStanding(target) || found.has(target.id)) continue;
      found.set(target.id, { idea: target, very: score >= VERY_LIKE });
      if (found.size === MOST) break;
    }
    return [...found.values()];
  }

  /** Ideas that wait as well and say nearly the same. */
  waiting(idea: IdeaView, ideas: Ideas, waits: (idea: IdeaView) => boolean): readonly IdeaView[] {
    return this.#closest(idea).flatMap(({ id, score }) => {
      const other = ideas[id];
      return other && id !== idea.id && score >= VERY_LIKE && waits(other) ? [other] : [];
    });
  }

  #closest(idea: IdeaView) {
    return this.#grown < 0 ? [] : this.#index.closest(idea.text, LOOKED_AT);
  }

  #step(): boolean {
    const id = this.#due.pop();
    const text = id === undefined ? undefined : this.#known.get(id);
    if (id !== undefined && text !== undefined) this.#index.put(id, text);
    this.#taken += 1;
    this.#running = this.#due.length > 0;
    if (!this.#running || this.#taken % STEPS === 0) this.#grown += 1;
    return this.#running;
  }

  #forget(id: string): void {
    this.#known.delete(id);
    this.#index.drop(id);
  }
}

/** What an idea stands under once merges are followed to their end. */
function rootOf(ideas: Ideas, id: string): IdeaView | undefined {
  let root = ideas[id];
  for (let next = root?.mergedInto; next !== undefined; next = root?.mergedInto) root = ideas[next];
  return root;
}
