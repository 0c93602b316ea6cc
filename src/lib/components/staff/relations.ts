import type { IdeaView } from '$lib/meeting/view.ts';
import { closest, VERY_LIKE } from '$lib/similarity.ts';

type Ideas = Readonly<Record<string, IdeaView>>;

/** An idea on the board that says nearly the same as the one in focus. */
export interface Relative {
  readonly idea: IdeaView;
  readonly very: boolean;
}

const MOST = 5;

/** What an idea could be merged into: everything else that stands for itself on the board. */
export function targetsFor(ideas: Ideas, id: string | null): readonly IdeaView[] {
  const standing = (idea: IdeaView): boolean => idea.state === 'published' || idea.state === 'referred';
  return Object.values(ideas).filter((idea) => standing(idea) && idea.id !== id);
}

/** What an idea stands under once merges are followed to their end. */
function rootOf(ideas: Ideas, idea: IdeaView): string {
  let at = idea;
  for (let next = at.mergedInto; next !== undefined; next = at.mergedInto) {
    const into = ideas[next];
    if (!into) return next;
    at = into;
  }
  return at.id;
}

/** The closest few of those, closest first: by their own words, or by those of an idea that was merged into them. */
export function relativesOf(idea: IdeaView, targets: readonly IdeaView[], ideas: Ideas): readonly Relative[] {
  const standing = new Set(targets.map(({ id }) => id));
  const merged = Object.values(ideas)
    .filter((other) => other.mergedInto !== undefined && other.id !== idea.id)
    .map((other) => ({ id: rootOf(ideas, other), text: other.text }))
    .filter(({ id }) => standing.has(id));
  return closest(idea.text, [...targets, ...merged], MOST).flatMap(({ id, score }) => {
    const found = targets.find((target) => target.id === id);
    return found ? [{ idea: found, very: score >= VERY_LIKE }] : [];
  });
}

/** What was merged into an idea. */
export function mergedInto(ideas: Ideas, id: string | null): readonly IdeaView[] {
  return id === null ? [] : Object.values(ideas).filter((idea) => idea.mergedInto === id);
}
