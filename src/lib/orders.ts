import type { BoardView, IdeaView } from './meeting/view.ts';

/** In which order a person reads a board. The order is made once and then stands still until they ask for a new one. */
export type Sorting = 'backed' | 'newest';

type Board = Pick<BoardView, 'ideas' | 'votes'>;

/** Whether an idea is on the board by itself: public, and not merged into another. */
export const standsAlone = (idea: IdeaView | undefined): boolean =>
  idea?.state === 'published' || idea?.state === 'referred';

/** Which of two ideas is read first: below 0, the first. Most backed: equal counts by age. Newest: by publication. */
export function compareIdeas({ votes }: Pick<Board, 'votes'>, sorting: Sorting): (a: IdeaView, b: IdeaView) => number {
  const count = ({ id }: IdeaView) => votes[id] ?? 0;
  const age = (idea: IdeaView) => idea.order ?? 0;
  if (sorting === 'newest') return (a, b) => age(b) - age(a);
  return (a, b) => count(b) - count(a) || age(a) - age(b);
}

/** Ids of the ideas that stand for themselves, first to last. */
export function orderOf(view: Board, sorting: Sorting): string[] {
  return Object.values(view.ideas)
    .filter(standsAlone)
    .sort(compareIdeas(view, sorting))
    .map(({ id }) => id);
}
