import type { BoardView, IdeaView } from '../meeting/view.ts';
import { rootOf } from './ballot.ts';

/** In which order a person reads a board. The order is made once and then stands still until they ask for a new one. */
export type Sorting = 'backed' | 'newest';

const standing = (view: BoardView): IdeaView[] =>
  Object.values(view.ideas).filter((idea) => idea.state === 'published' || idea.state === 'referred');

/** Ids of the ideas that stand for themselves. Most backed: equal counts by age. Newest: by publication. */
export function orderOf(view: BoardView, sorting: Sorting): string[] {
  const votes = (idea: IdeaView) => view.votes[idea.id] ?? 0;
  const age = (idea: IdeaView) => idea.order ?? 0;
  const ideas = standing(view);
  if (sorting === 'newest') ideas.sort((a, b) => age(b) - age(a));
  else ideas.sort((a, b) => votes(b) - votes(a) || age(a) - age(b));
  return ideas.map((idea) => idea.id);
}

/** How many ideas there are that this order does not have. */
export function freshIn(view: BoardView, order: readonly string[]): number {
  const known = new Set(order);
  return standing(view).filter((idea) => !known.has(idea.id)).length;
}

/** idea that stands for itself → the ideas merged into it, oldest first */
export function mergedInto(view: BoardView): ReadonlyMap<string, readonly IdeaView[]> {
  const groups = new Map<string, IdeaView[]>();
  for (const idea of Object.values(view.ideas)) {
    if (idea.state !== 'merged') continue;
    const root = rootOf(view.ideas, idea.id);
    const group = groups.get(root);
    if (group) group.push(idea);
    else groups.set(root, [idea]);
  }
  return groups;
}
