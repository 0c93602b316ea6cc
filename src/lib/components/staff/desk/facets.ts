import type { IdeaView, StaffIdeaState } from '$lib/meeting/view.ts';
import { isUrgent, type Pile } from '../queue.ts';

/** A part of a pile that can be looked at alone. */
export type Facet = 'urgent' | 'appeal' | 'reported' | 'marked' | 'referred' | 'merged' | 'declined' | 'withdrawn';

const PARTS: Readonly<Record<Pile, readonly Facet[]>> = {
  waiting: ['urgent', 'appeal', 'reported', 'marked'],
  held: ['urgent', 'marked'],
  board: ['reported', 'marked'],
  decided: ['appeal', 'referred', 'merged', 'declined', 'withdrawn'],
};

type StateOf = (idea: IdeaView) => StaffIdeaState;

export function isPart(facet: Facet, idea: IdeaView, stateOf: StateOf): boolean {
  switch (facet) {
    case 'urgent':
      return isUrgent(idea);
    case 'appeal':
      return idea.appeal?.state === 'waiting';
    case 'reported':
      return idea.flags !== undefined;
    case 'marked':
      return (idea.marks?.length ?? 0) > 0;
    default:
      return stateOf(idea) === facet;
  }
}

/** The parts of a pile that have anything in them, with how much. */
export function facetsOf(
  pile: Pile,
  ideas: readonly IdeaView[],
  stateOf: StateOf
): readonly (readonly [Facet, number])[] {
  return PARTS[pile]
    .map((facet) => [facet, ideas.filter((idea) => isPart(facet, idea, stateOf)).length] as const)
    .filter(([, count]) => count > 0);
}
