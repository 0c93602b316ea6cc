import type { BoardView, IdeaView } from '../meeting/view.ts';
import { standsAlone } from '../orders.ts';
import { rootOf } from './ballot.ts';

type Ideas = BoardView['ideas'];

/** Ids of the ideas that an order does not have. */
export function freshIn(ideas: Ideas, known: ReadonlySet<string>): readonly string[] {
  const fresh: string[] = [];
  for (const id in ideas) if (!known.has(id) && standsAlone(ideas[id])) fresh.push(id);
  return fresh;
}

/** Whether each idea is followed by one that comes after it; what has left the board is passed over. */
export function isInOrder(
  order: readonly string[],
  ideas: Ideas,
  compare: (a: IdeaView, b: IdeaView) => number
): boolean {
  let before: IdeaView | null = null;
  for (const id of order) {
    const idea = ideas[id];
    if (!idea || !standsAlone(idea)) continue;
    if (before && compare(before, idea) > 0) return false;
    before = idea;
  }
  return true;
}

/** idea that stands for itself → the ideas merged into it, oldest first */
export function mergedInto(ideas: Ideas): ReadonlyMap<string, readonly IdeaView[]> {
  const groups = new Map<string, IdeaView[]>();
  for (const idea of Object.values(ideas)) {
    if (idea.state !== 'merged') continue;
    const root = rootOf(ideas, idea.id);
    const group = groups.get(root);
    if (group) group.push(idea);
    else groups.set(root, [idea]);
  }
  return groups;
}
