import type { IdeaView, StaffIdeaState } from '$lib/meeting/view.ts';
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

/** The closest few of those, closest first. */
export function relativesOf(idea: IdeaView, targets: readonly IdeaView[]): readonly Relative[] {
  return closest(idea.text, targets, MOST).flatMap(({ id, score }) => {
    const found = targets.find((target) => target.id === id);
    return found ? [{ idea: found, very: score >= VERY_LIKE }] : [];
  });
}

/** What was merged into an idea. */
export function mergedInto(ideas: Ideas, id: string | null): readonly IdeaView[] {
  return id === null ? [] : Object.values(ideas).filter((idea) => idea.mergedInto === id);
}

/** What an idea most likely is once it stands for itself again, until the meeting has said so. */
export function unmerged(idea: IdeaView): StaffIdeaState {
  if (idea.order === null) return 'waiting';
  return idea.referredTo === undefined ? 'published' : 'referred';
}
