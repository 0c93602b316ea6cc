/* eslint-disable svelte/prefer-svelte-reactivity -- what pages read of these is put anew as a whole, or counted beside */
import type { IdeaView } from '$lib/meeting/view.ts';
import { Similarity, VERY_LIKE } from '$lib/similarity/similarity.ts';
import { Pairs } from './pairs.ts';
import { atOnce, type Slices } from './slices.ts';

type Ideas = Readonly<Record<string, IdeaView>>;

/** An idea that says nearly the same as another. */
export interface Relative {
  readonly idea: IdeaView;
  readonly very: boolean;
}

/** What else is like an idea, in a few words. */
export interface Likes {
  /** Different ideas that wait or stand for themselves. */
  readonly others: number;
  /** The first of them that is on the board. */
  readonly root: string | null;
}

const MOST = 5;
/** Texts that are looked at for those: several may be merged into one, and others wait as well. */
const LOOKED_AT = 60;
/** How many texts are taken up before what was found is looked at again. */
const STEPS = 400;
/** After how many pairings the rows look again. */
const PAIRS = 100;

const waits = ({ state }: IdeaView): boolean => state === 'waiting' || state === 'held';
const isStanding = ({ state }: IdeaView): boolean => state === 'published' || state === 'referred';

/** Which ideas are about the same: an index of all of them, made and kept up in slices so that no key waits for it. */
export class Kin {
  readonly #index = new Similarity();
  /** id → the text that the index has, or is about to have */
  readonly #known = new Map<string, string>();
  #due: string[] = [];
  /** Whose likes are looked for once all texts are taken up, the oldest first. */
  readonly #alone = new Set<string>();
  readonly #pairs = new Pairs();
  #running = false;
  #taken = 0;
  /** Goes up as the index grows: what was found before may not be all. */
  #grown = $state(0);
  /** The same of pairs. */
  #paired = $state(0);
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

  /** What an idea is like, as far as that has been looked for; null: like nothing else. */
  likes(id: string, ideas: Ideas): Likes | null {
    const roots = new Set<string>();
    if (this.#paired < 0) return null;
    for (const other of this.#pairs.of(id)) {
      const root = rootOf(ideas, other);
      if (root && root.id !== id && (waits(root) || isStanding(root))) roots.add(root.id);
    }
    const root = [...roots].find((one) => ideas[one] && isStanding(ideas[one])) ?? null;
    return roots.size === 0 ? null : { others: roots.size, root };
  }

  #closest(idea: IdeaView) {
    return this.#grown < 0 ? [] : this.#index.closest(idea.text, LOOKED_AT);
  }

  #step(): boolean {
    const id = this.#due.pop();
    if (id === undefined) return this.#pair();
    const text = this.#known.get(id);
    if (text !== undefined) {
      this.#index.put(id, text);
      this.#pairs.drop(id);
      this.#alone.add(id);
    }
    this.#taken += 1;
    if (this.#due.length === 0 || this.#taken % STEPS === 0) this.#grown += 1;
    return (this.#running = this.#due.length > 0 || this.#alone.size > 0);
  }

  #pair(): boolean {
    const [id] = this.#alone;
    const text = id === undefined ? undefined : this.#known.get(id);
    if (id !== undefined && text !== undefined) {
      const like = this.#index.closest(text, LOOKED_AT).filter(({ score }) => score >= VERY_LIKE);
      this.#pairs.add(
        id,
        like.map((one) => one.id)
      );
    }
    if (id !== undefined) this.#alone.delete(id);
    if (this.#alone.size % PAIRS === 0) this.#paired += 1;
    return (this.#running = this.#alone.size > 0);
  }

  #forget(id: string): void {
    this.#known.delete(id);
    this.#alone.delete(id);
    this.#pairs.drop(id);
    this.#index.drop(id);
  }
}

/** What an idea stands under once merges are followed to their end. */
function rootOf(ideas: Ideas, id: string): IdeaView | undefined {
  let root = ideas[id];
  for (let next = root?.mergedInto; next !== undefined; next = root?.mergedInto) root = ideas[next];
  return root;
}
