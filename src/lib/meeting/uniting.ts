import { groupOf, rootOf } from './board.ts';
import type { IdeaId, ParticipantId } from './ids.ts';
import type { MeetingState } from './state.ts';

/** How many people a merge would bring together. Figures alone: who they are leaves nobody's hands. */
export interface United {
  /** Different people behind all of the ideas together. */
  readonly people: number;
  /** idea → the people behind its group now */
  readonly each: Readonly<Record<string, number>>;
}

/**
 * Counts the different people who back any of these ideas or what is merged with them, each once.
 * @returns null if one of them does not exist
 */
export function unitedSupporters(state: MeetingState, ideaIds: readonly string[]): United | null {
  const people = new Set<ParticipantId>();
  const each: [string, number][] = [];
  for (const id of ideaIds) {
    const idea = state.ideas.get(id as IdeaId);
    if (!idea) return null;
    const group = new Set<ParticipantId>();
    for (const member of groupOf(state, rootOf(state, idea))) for (const voter of member.voters) group.add(voter);
    for (const one of group) people.add(one);
    each.push([id, group.size]);
  }
  return { people: people.size, each: Object.fromEntries(each) };
}
