import type { IdeaView } from '$lib/meeting/view.ts';
import { Similarity, VERY_LIKE } from '$lib/similarity/similarity.ts';

type Ideas = Readonly<Record<string, IdeaView>>;

/** An idea on the board that says nearly the same as the one in focus. */
export interface Relative {
  readonly idea: IdeaView;
  readonly very: boolean;
}

const MOST = 5;
/** Texts that are looked at for those: several may be merged into one. */
const LOOKED_AT = 20;

/** What an idea could be merged into: everything else that stands for itself on the board. */
export function targetsFor(ideas: Ideas, id: string | null): readonly IdeaView[] {
  const standing = (idea: IdeaView): boolean => idea.state === 'published' || idea.state === 'referred';
  return Object.values(ideas).filter((idea) => standing(idea) && idea.id !== id);
}

/** What the console's board is about; it takes in what changed since it was last asked. */
const index = new Similarity();

/** What an idea stands under once merges are followed to their end. */
function rootOf(ideas: Ideas, id: string): string {
  let root = id;
  for (let next = ideas[root]?.mergedInto; next !== undefined; next = ideas[root]?.mergedInto) root = next;
  return root;
}

/** The closest few of those, closest first: by their own words, or by those of an idea that was merged into them. */
export function relativesOf(idea: IdeaView, targets: readonly IdeaView[], ideas: Ideas): readonly Relative[] {
  const standing = new Map(targets.map((target) => [target.id, target]));
  const others = Object.values(ideas).filter(
    ({ id, mergedInto }) => id !== idea.id && (standing.has(id) || (mergedInto && standing.has(rootOf(ideas, id))))
  );
  index.hold(others);
  const found = new Map<string, Relative>();
  for (const { id, score } of index.closest(idea.text, LOOKED_AT)) {
    const target = standing.get(rootOf(ideas, id));
    if (target && !found.has(target.id)) found.set(target.id, { idea: target, very: score >= VERY_LIKE });
  }
  return [...found.values()].slice(0, MOST);
}

/** What was merged into an idea. */
export function mergedInto(ideas: Ideas, id: string | null): readonly IdeaView[] {
  return id === null ? [] : Object.values(ideas).filter((idea) => idea.mergedInto === id);
}
