import { participantOf } from './actors.ts';
import { accept, type Context, type Decision } from './decision.ts';
import type { LoggedEvent, RoomEvent } from './events.ts';
import type { IdeaId } from './ids.ts';
import type { Journal } from './journal.ts';
import { participantIn } from './participants.ts';
import { refuse } from './refusals.ts';
import type { Idea, MeetingState } from './state.ts';

/**
 * Where the ballot is `room`, those who entered the code on the screen are counted apart. Their number is kept with each
 * idea, for an idea may have thousands of supporters and its count goes out many times a second.
 */

/** Entering again changes nothing. Refuses `wrong-room-code`, also where the ballot is open and there is none. */
export function decideRoom(state: MeetingState, { actor }: Context): Decision {
  if (actor.role !== 'resident') return refuse('not-allowed');
  if (state.settings.ballot !== 'room' || !actor.sawRoomCode) return refuse('wrong-room-code');
  return state.participants.get(actor.participant)?.inRoom ? accept() : accept({ type: 'participant.entered' });
}

/** What they backed before they entered counts as well. */
export function evolveRoom(state: MeetingState, event: LoggedEvent & RoomEvent, journal: Journal): void {
  const who = participantOf(event.by);
  if (!who) throw new Error('participant.entered: not by a participant');
  const participant = participantIn(state, who, journal);
  if (participant.inRoom) return;
  journal.set(participant, 'inRoom', true);
  journal.touchSelf(who, 'inRoom');
  const supported = new Set<IdeaId>();
  for (const id of participant.votes) {
    for (let at: IdeaId | null = id; at !== null && !supported.has(at); at = state.ideas.get(at)?.mergedInto ?? null) {
      supported.add(at);
    }
  }
  for (const id of supported) {
    const idea = state.ideas.get(id);
    if (idea) countInRoom(idea, 1, journal);
  }
}

export function countInRoom(idea: Idea, by: number, journal: Journal): void {
  journal.set(idea, 'inRoom', idea.inRoom + by);
  journal.touch(`inRoom/${idea.id}`);
}

/** After the supporters of an idea became others. */
export function recountInRoom(state: MeetingState, idea: Idea, journal: Journal): void {
  let inRoom = 0;
  for (const supporter of idea.supporters) if (state.participants.get(supporter)?.inRoom) inRoom += 1;
  if (inRoom !== idea.inRoom) countInRoom(idea, inRoom - idea.inRoom, journal);
}
