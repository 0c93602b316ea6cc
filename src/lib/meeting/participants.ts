import type { ParticipantId } from './ids.ts';
import type { Journal } from './journal.ts';
import type { MeetingState, Participant } from './state.ts';

/** The participant's record, made at the first thing that they do. */
export function participantIn(state: MeetingState, id: ParticipantId, journal: Journal): Participant {
  const known = state.participants.get(id);
  if (known) return known;
  const participant: Participant = { votes: new Set(), ideas: new Set(), inRoom: false };
  journal.put(state.participants, id, participant);
  journal.touch('tally');
  return participant;
}
