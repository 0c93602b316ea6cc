import { answerCounts, forgetAnswers } from './actions/forgetting.ts';
import { accept, type Context, type Decision } from './decision.ts';
import type { AnonymityEvent } from './events.ts';
import { NO_FLAGS } from './flags.ts';
import type { IdeaId, ParticipantId } from './ids.ts';
import type { Journal } from './journal.ts';
import type { Idea, MeetingState, Participant } from './state.ts';

/**
 * The end of retention: what people did becomes numbers, and who they were is dropped for good. From then on nothing in
 * the state says who wrote or backed what; the log before this event is replaced by what `remainder.ts` leaves of it.
 */
export type Counts = Omit<AnonymityEvent, 'type'>;

/** Once; asked again it changes nothing. Whether the time has come is for the retention of the agency to know. */
export function decideAnonymity(state: MeetingState, _: Context): Decision {
  return state.anonymous ? accept() : accept({ type: 'meeting.anonymised', ...countsOf(state) });
}

/** What is left of everybody: how many took part, backed each idea, and reported each. */
export function countsOf(state: MeetingState): Counts {
  const votes: Record<IdeaId, number> = {};
  const inRoom: Record<IdeaId, number> = {};
  for (const idea of state.ideas.values()) {
    if (idea.mergedInto !== null || idea.supporters.size === 0) continue;
    votes[idea.id] = idea.supporters.size;
    if (idea.inRoom > 0) inRoom[idea.id] = idea.inRoom;
  }
  const reports: Record<IdeaId, number> = {};
  for (const ideas of state.flagged.values()) for (const id of ideas) reports[id] = (reports[id] ?? 0) + 1;
  const people = [...state.participants.values()];
  const present = people.filter((one) => one.inRoom).length;
  return { participants: people.length, present, votes, inRoom, reports, answers: answerCounts(state) };
}

export function evolveAnonymity(state: MeetingState, event: AnonymityEvent, journal: Journal): void {
  for (const [participant, { votes, ideas }] of state.participants) {
    for (const id of votes) journal.touchSelf(participant, `votes/${id}`);
    for (const id of ideas) journal.touchSelf(participant, `ideas/${id}`);
    for (const key of ['inRoom', 'budget']) journal.touchSelf(participant, key);
  }
  for (const participant of state.flagged.keys()) journal.touchSelf(participant, 'flags');
  // Where the log was replaced already nobody is in the state, and yet somebody may be looking on.
  for (const key of ['inRoom', 'budget', 'flags']) journal.everySelf.add(key);
  for (const id of state.ideas.keys()) journal.everySelf.add(`votes/${id}`).add(`ideas/${id}`);
  for (const id of state.actions.keys()) journal.everySelf.add(`actions/${id}`);

  const people = new Map<ParticipantId, Participant>();
  for (let n = 0; n < event.participants; n += 1) {
    people.set(nobody(n), { votes: new Set(), ideas: new Set(), inRoom: n < event.present });
  }
  let boardVotes = 0;
  for (const idea of state.ideas.values()) {
    const present = event.inRoom[idea.id] ?? 0;
    const many = event.votes[idea.id] ?? 0;
    const backers = [...numbers(0, present), ...numbers(event.present, many - present)].map(nobody);
    for (const one of backers) people.get(one)?.votes.add(idea.id);
    forget(idea, new Set(backers), present, journal);
    if (idea.mergedInto === null && (idea.verdict === 'published' || idea.verdict === 'referred')) boardVotes += many;
    journal.touch(`ideas/${idea.id}`);
    journal.touch(`votes/${idea.id}`);
    journal.touch(`inRoom/${idea.id}`);
  }
  forgetAnswers(state, event.answers, journal);
  journal.set(state, 'boardVotes', boardVotes);
  journal.set(state, 'participants', people);
  journal.set(state, 'flagged', reporters(event.reports));
  journal.set(state, 'receipts', new Map([...state.receipts].filter(([sender]) => !sender.startsWith('p:'))));
  journal.set(state, 'anonymous', true);
  journal.set(state, 'phase', 'archived');
  journal.touch('meeting');
  journal.touch('tally');
}

/** Of an idea there stay its words and its numbers. */
function forget(idea: Idea, backers: Set<ParticipantId>, present: number, journal: Journal): void {
  if (idea.author.startsWith('p:')) journal.set(idea, 'author', 'resident');
  journal.set(idea, 'voters', backers);
  // One set while nothing is merged into it, as everywhere.
  journal.set(idea, 'supporters', idea.merged.size === 0 ? backers : new Set(backers));
  journal.set(idea, 'inRoom', present);
  journal.set(idea, 'flags', NO_FLAGS);
}

/** Stands for somebody where rules count people; no device is ever given such an id. */
const nobody = (n: number): ParticipantId => `nobody-${n + 1}` as ParticipantId;

function reporters(reports: Counts['reports']): MeetingState['flagged'] {
  const flagged: MeetingState['flagged'] = new Map();
  for (const [id, many] of Object.entries(reports)) {
    for (const n of numbers(0, many)) {
      const theirs = flagged.get(nobody(n)) ?? new Set();
      flagged.set(nobody(n), theirs.add(id as IdeaId));
    }
  }
  return flagged;
}

function numbers(from: number, many: number): number[] {
  return Array.from({ length: many }, (_, n) => from + n);
}
