import type { BoardView, IdeaView } from '../meeting/view.ts';

/** The part of an agenda's item that says what it takes up. */
interface Taking {
  readonly id: string;
  readonly ideas: readonly string[];
}

export interface BackedIdea {
  readonly idea: IdeaView;
  readonly votes: number;
  /** The first item that takes it up, and its number from 1; null while none does. */
  readonly item: { readonly id: string; readonly number: number } | null;
}

/** What stands for an idea now: what it was merged into, as far as that goes. */
export function standsFor({ ideas }: BoardView, id: string): IdeaView | null {
  let idea = ideas[id];
  for (let steps = 0; idea?.mergedInto !== undefined && steps < 100; steps += 1) idea = ideas[idea.mergedInto];
  return idea ?? null;
}

/** The ideas on the board, the most backed first, with the item that takes each up; a merged idea counts as its root. */
export function backedIdeas(view: BoardView, items: readonly Taking[]): readonly BackedIdea[] {
  const taken = new Map<string, { readonly id: string; readonly number: number }>();
  items.forEach(({ id, ideas }, index) => {
    for (const idea of ideas) {
      const root = standsFor(view, idea);
      if (root && !taken.has(root.id)) taken.set(root.id, { id, number: index + 1 });
    }
  });
  return Object.values(view.ideas)
    .filter(({ id, state }) => state === 'published' || (taken.has(id) && state !== 'merged'))
    .map((idea) => ({ idea, votes: view.votes[idea.id] ?? 0, item: taken.get(idea.id) ?? null }))
    .sort((a, b) => b.votes - a.votes || (a.idea.order ?? 0) - (b.idea.order ?? 0));
}

/** What an item takes up, each idea once; `linked` are the ids by which the item names it. */
export interface Taken {
  readonly idea: IdeaView;
  readonly votes: number;
  readonly linked: readonly string[];
}

export function takenUp(view: BoardView, { ideas }: Pick<Taking, 'ideas'>): readonly Taken[] {
  const byRoot = new Map<string, string[]>();
  for (const id of ideas) {
    const root = standsFor(view, id);
    if (root) byRoot.set(root.id, [...(byRoot.get(root.id) ?? []), id]);
  }
  return [...byRoot].flatMap(([root, linked]) => {
    const idea = view.ideas[root];
    return idea ? [{ idea, votes: view.votes[root] ?? 0, linked }] : [];
  });
}

/** At most two letters to know a name by. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}
