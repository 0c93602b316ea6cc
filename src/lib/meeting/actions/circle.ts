import { participantOf } from '../actors.ts';
import { groupOf, isPublic, rootOf } from '../board.ts';
import type { IdeaId, ParticipantId } from '../ids.ts';
import type { Idea, MeetingState } from '../state.ts';

/** Who stands behind the ideas that an action came from. */

/** The ideas themselves, as far as anyone can read them; each once. */
export function publicIdeas(state: MeetingState, ids: readonly string[]): IdeaId[] {
  return [...new Set(ids)].filter((id): id is IdeaId => {
    const idea = state.ideas.get(id as IdeaId);
    return idea !== undefined && isPublic(state, idea);
  });
}

function roots(state: MeetingState, ids: readonly IdeaId[]): Set<Idea> {
  const found = new Set<Idea>();
  for (const id of ids) {
    const idea = state.ideas.get(id);
    if (idea) found.add(rootOf(state, idea));
  }
  return found;
}

/** The different people who backed one of these ideas or anything merged with it. */
export function backersOf(state: MeetingState, ids: readonly IdeaId[]): Set<ParticipantId> {
  const people = new Set<ParticipantId>();
  for (const root of roots(state, ids)) for (const supporter of root.supporters) people.add(supporter);
  return people;
}

/**
 * How many that are. Once retention has ended there are counts of single ideas only: of several it stays what it was, and of
 * others together nobody knows it (0).
 */
export function backedOf(
  state: MeetingState,
  ids: readonly IdeaId[],
  before: { readonly ideas: readonly IdeaId[]; readonly backed: number } | undefined
): number {
  if (!state.anonymous) return backersOf(state, ids).size;
  if (before && before.ideas.length === ids.length && ids.every((id) => before.ideas.includes(id)))
    return before.backed;
  const [one, ...others] = roots(state, ids);
  return one && others.length === 0 ? one.supporters.size : 0;
}

/** The same people, and whoever wrote one of them; nobody once retention has ended. */
export function circleOf(state: MeetingState, ids: readonly IdeaId[]): Set<ParticipantId> {
  if (state.anonymous) return new Set();
  const people = backersOf(state, ids);
  for (const root of roots(state, ids)) {
    for (const { author } of groupOf(state, root)) {
      const writer = participantOf(author);
      if (writer) people.add(writer);
    }
  }
  return people;
}

/** What most of them are about; null if none says. */
export function categoryOf(state: MeetingState, ids: readonly IdeaId[]): string | null {
  const counts = new Map<string, number>();
  for (const id of ids) {
    const category = state.ideas.get(id)?.category;
    if (category) counts.set(category, (counts.get(category) ?? 0) + 1);
  }
  let most: string | null = null;
  for (const [category, count] of counts) if (most === null || count > (counts.get(most) ?? 0)) most = category;
  return most;
}
