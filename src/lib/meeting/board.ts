import type { IdeaId, ParticipantId } from './ids.ts';
import type { Journal } from './journal.ts';
import type { Idea, MeetingState } from './state.ts';

/** How ideas stand to each other and to the board: groups, visibility, counts. */

export function rootOf(state: MeetingState, idea: Idea): Idea {
  let root = idea;
  while (root.mergedInto) {
    const next = state.ideas.get(root.mergedInto);
    if (!next) throw new Error(`idea ${root.id} is merged into an idea that does not exist`);
    root = next;
  }
  return root;
}

/** The idea and everything merged below it. */
export function groupOf(state: MeetingState, idea: Idea): Idea[] {
  const group = [idea];
  for (const member of group) {
    for (const id of member.merged) {
      const child = state.ideas.get(id);
      if (child) group.push(child);
    }
  }
  return group;
}

const approved = (idea: Idea): boolean => idea.verdict === 'published' || idea.verdict === 'referred';

/** On the public board: approved itself, and so is every idea it is merged into. */
export function isPublic(state: MeetingState, idea: Idea): boolean {
  for (let at: Idea | undefined = idea; at; at = at.mergedInto === null ? undefined : state.ideas.get(at.mergedInto)) {
    if (!approved(at)) return false;
  }
  return true;
}

/** Stands for itself on the public board: it has a count of its own. */
export function standsAlone(idea: Idea): boolean {
  return idea.mergedInto === null && approved(idea);
}

/** Takes votes now (apart from the meeting's phase). */
export function isVotable(idea: Idea): boolean {
  return idea.mergedInto === null && idea.verdict === 'published';
}

/** How many different ideas that can still be worked on this person backs: what a vote budget counts. */
export function votesInUse(state: MeetingState, participant: ParticipantId): number {
  const votes = state.participants.get(participant)?.votes;
  if (!votes) return 0;
  const roots = new Set<IdeaId>();
  for (const id of votes) {
    const idea = state.ideas.get(id);
    if (!idea) continue;
    const root = rootOf(state, idea);
    if (isVotable(root)) roots.add(root.id);
  }
  return roots.size;
}

/**
 * Runs a change that may move ideas on, off or around the board, and settles everything that follows from it: the
 * tally, and the keys of each idea in the groups concerned.
 * @param roots the ideas at the top of the groups concerned, before and after the change
 */
export function rearrange(state: MeetingState, roots: readonly Idea[], journal: Journal, change: () => void): void {
  const concerned = new Set(roots.flatMap((root) => groupOf(state, root)));
  const weigh = () => {
    let ideas = 0;
    let votes = 0;
    for (const idea of concerned) {
      if (!standsAlone(idea)) continue;
      ideas += 1;
      votes += idea.supporters.size;
    }
    return { ideas, votes };
  };
  const before = weigh();
  change();
  const after = weigh();
  journal.set(state, 'boardIdeas', state.boardIdeas + after.ideas - before.ideas);
  journal.set(state, 'boardVotes', state.boardVotes + after.votes - before.votes);
  journal.touch('tally');
  journal.touch('stage');
  for (const idea of concerned) {
    journal.touch(`ideas/${idea.id}`);
    journal.touch(`votes/${idea.id}`);
    if (idea.inRoom > 0) journal.touch(`inRoom/${idea.id}`);
    if (state.settings.votesPerResident === null) continue;
    for (const participant of idea.voters) journal.touchSelf(participant, 'budget');
  }
}
