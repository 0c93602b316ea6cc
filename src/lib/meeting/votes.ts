import { participantOf } from './actors.ts';
import { groupOf, isPublic, isVotable, rootOf, standsAlone, votesInUse } from './board.ts';
import type { ResidentCommand } from './commands.ts';
import { accept, type Context, type Decision } from './decision.ts';
import type { LoggedEvent, VoteEvent } from './events.ts';
import type { IdeaId } from './ids.ts';
import type { Journal } from './journal.ts';
import { participantIn } from './participants.ts';
import { refuse } from './refusals.ts';
import { countInRoom } from './room.ts';
import type { MeetingState } from './state.ts';

type VoteCommand = Extract<ResidentCommand, { type: 'vote.set' }>;

/**
 * Backing is a switch, not a counter: on twice is on. A vote on a merged idea belongs to the idea that it was merged
 * into; taking it back takes the person out of the whole group. Refuses `unknown-idea` (also for one that is not
 * public), `not-votable` (referred elsewhere), `no-votes-left`.
 */
export function decideVotes(state: MeetingState, command: VoteCommand, context: Context): Decision {
  const { actor } = context;
  if (actor.role !== 'resident') return refuse('not-allowed');
  const idea = state.ideas.get(command.ideaId as IdeaId);
  if (!idea) return refuse('unknown-idea');
  const root = rootOf(state, idea);
  const supports = root.supporters.has(actor.participant);
  if (!isPublic(state, idea) && !supports) return refuse('unknown-idea');
  if (supports === command.on) return accept();
  if (!command.on) return accept({ type: 'vote.withdrawn', ideaId: root.id });
  if (!isVotable(root)) return refuse('not-votable');
  const { votesPerResident } = state.settings;
  if (votesPerResident !== null && votesInUse(state, actor.participant) >= votesPerResident) {
    return refuse('no-votes-left');
  }
  return accept({ type: 'vote.cast', ideaId: root.id });
}

export function evolveVotes(state: MeetingState, event: LoggedEvent & VoteEvent, journal: Journal): void {
  const idea = state.ideas.get(event.ideaId);
  const voter = participantOf(event.by);
  if (!idea || !voter) throw new Error(`${event.type}: no idea ${event.ideaId}, or not by a participant`);
  const participant = participantIn(state, voter, journal);
  const before = idea.supporters.size;
  const key = `votes/${idea.id}`;
  switch (event.type) {
    case 'vote.cast':
      journal.add(idea.voters, voter);
      journal.add(idea.supporters, voter);
      if (participant.inRoom) countInRoom(idea, idea.supporters.size - before, journal);
      journal.add(participant.votes, idea.id);
      journal.touchSelf(voter, key);
      break;
    case 'vote.withdrawn':
      for (const member of groupOf(state, idea)) {
        if (!member.supporters.has(voter)) continue;
        journal.remove(member.voters, voter);
        journal.remove(member.supporters, voter);
        if (participant.inRoom) countInRoom(member, -1, journal);
        journal.remove(participant.votes, member.id);
        journal.touchSelf(voter, `votes/${member.id}`);
      }
      break;
  }
  if (standsAlone(idea)) journal.set(state, 'boardVotes', state.boardVotes + idea.supporters.size - before);
  if (state.settings.votesPerResident !== null) journal.touchSelf(voter, 'budget');
  journal.touch(key);
  journal.touch('tally');
}
