import { recountGranted } from './appeals.ts';
import { groupOf, rearrange, rootOf } from './board.ts';
import type { ModerationCommand } from './commands.ts';
import { accept, type Decision } from './decision.ts';
import type { ModerationEvent } from './events.ts';
import type { IdeaId, ParticipantId } from './ids.ts';
import type { Journal } from './journal.ts';
import { refuse } from './refusals.ts';
import { recountInRoom } from './room.ts';
import type { Idea, MeetingState } from './state.ts';

/**
 * Merging draws an edge from one idea to the root of another's group. The supporters of a root are the different people
 * who backed anything in its group: nobody counts twice. An unmerge takes the edge away; votes cast on the root since
 * then stay with the root. A merge grants an appeal that waits, and an unmerge opens it again.
 */
type MergeCommand = Extract<ModerationCommand, { type: 'idea.merge' | 'idea.unmerge' }>;
type MergeEvent = Extract<ModerationEvent, { type: 'idea.merged' | 'idea.unmerged' }>;

/** Refuses `unknown-idea` (the target), `merge-cycle`, `wrong-state` (merged already, declined, withdrawn, target not public). */
export function decideMerging(state: MeetingState, idea: Idea, command: MergeCommand): Decision {
  if (command.type === 'idea.unmerge') {
    if (idea.mergedInto === null) return refuse('wrong-state');
    return accept({ type: 'idea.unmerged', ideaId: idea.id });
  }
  const target = state.ideas.get(command.into as IdeaId);
  if (!target) return refuse('unknown-idea');
  const root = rootOf(state, target);
  if (idea.mergedInto !== null && rootOf(state, idea) === root) return accept();
  if (root === idea) return refuse('merge-cycle');
  const gone = idea.verdict === 'withdrawn' || idea.verdict === 'declined';
  if (gone || idea.mergedInto !== null) return refuse('wrong-state');
  if (root.verdict !== 'published' && root.verdict !== 'referred') return refuse('wrong-state');
  return accept({ type: 'idea.merged', ideaId: idea.id, into: root.id });
}

export function evolveMerging(state: MeetingState, idea: Idea, event: MergeEvent, journal: Journal): void {
  switch (event.type) {
    case 'idea.merged': {
      const into = state.ideas.get(event.into);
      if (!into) throw new Error(`idea.merged: no idea ${event.into}`);
      // A ring would never come to a root.
      if (idea.mergedInto !== null || rootOf(state, into) === idea) {
        throw new Error(`idea.merged: ${idea.id} cannot go into ${into.id}`);
      }
      rearrange(state, [idea, into], journal, () => {
        recountGranted(state, idea, journal, () => journal.set(idea, 'mergedInto', into.id));
        journal.add(into.merged, idea.id);
        recountSupporters(state, into, journal);
      });
      return;
    }
    case 'idea.unmerged': {
      const from = idea.mergedInto === null ? undefined : state.ideas.get(idea.mergedInto);
      if (!from) throw new Error(`idea.unmerged: ${idea.id} is not merged`);
      rearrange(state, [rootOf(state, idea)], journal, () => {
        recountGranted(state, idea, journal, () => journal.set(idea, 'mergedInto', null));
        journal.remove(from.merged, idea.id);
        for (const ancestor of pathToRoot(state, from)) recountSupporters(state, ancestor, journal);
      });
      return;
    }
  }
}

function pathToRoot(state: MeetingState, idea: Idea): Idea[] {
  const path = [idea];
  for (let at = idea; at.mergedInto;) {
    const next = state.ideas.get(at.mergedInto);
    if (!next) break;
    path.push(next);
    at = next;
  }
  return path;
}

/** A set of its own is built each time, so that undoing is putting the old one back. */
function recountSupporters(state: MeetingState, idea: Idea, journal: Journal): void {
  if (idea.merged.size === 0) {
    journal.set(idea, 'supporters', idea.voters);
    recountInRoom(state, idea, journal);
    return;
  }
  const supporters = new Set<ParticipantId>();
  for (const member of groupOf(state, idea)) for (const voter of member.voters) supporters.add(voter);
  journal.set(idea, 'supporters', supporters);
  recountInRoom(state, idea, journal);
}
