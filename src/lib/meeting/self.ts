import { ownAction, ownActions, type OwnAction } from './actions/self.ts';
import { votesInUse } from './board.ts';
import type { ActionId, IdeaId, ParticipantId } from './ids.ts';
import type { MeetingState } from './state.ts';
import { ownIdea, type IdeaView } from './view.ts';

/** What is private to one participant: which ideas they backed (as they voted), and what became of their own. */
export interface SelfView {
  readonly votes: Readonly<Record<string, true>>;
  readonly ideas: Readonly<Record<string, IdeaView>>;
  /** Ideas that they flagged, by id. */
  readonly flags: readonly string[];
  /** Actions that came from what they backed or wrote, by id. */
  readonly actions: Readonly<Record<string, OwnAction>>;
  /** They showed that they are in the room. */
  readonly inRoom: boolean;
  /** null where the meeting has no vote budget */
  readonly budget: { readonly used: number; readonly of: number } | null;
}

export const NOBODY: SelfView = Object.freeze({
  votes: {},
  ideas: {},
  flags: [],
  actions: {},
  inRoom: false,
  budget: null,
});

export function self(state: MeetingState, participant: ParticipantId): SelfView {
  const known = state.participants.get(participant);
  const votes: Record<string, true> = {};
  const ideas: Record<string, IdeaView> = {};
  for (const id of known?.votes ?? []) votes[id] = true;
  for (const id of known?.ideas ?? []) {
    const idea = state.ideas.get(id);
    if (idea) ideas[id] = ownIdea(idea);
  }
  return {
    votes,
    ideas,
    flags: [...(state.flagged.get(participant) ?? [])],
    actions: ownActions(state, participant),
    inRoom: known?.inRoom ?? false,
    budget: budgetOf(state, participant),
  };
}

/** One entry of `self` by its key (`votes/<id>`, `ideas/<id>`, `actions/<id>`, `flags`, `inRoom`, `budget`); undefined if it is not there (any more). */
export function projectSelf(
  state: MeetingState,
  participant: ParticipantId,
  key: string
): true | IdeaView | OwnAction | SelfView[keyof Pick<SelfView, 'budget' | 'flags' | 'inRoom'>] | undefined {
  if (key === 'budget') return budgetOf(state, participant);
  const [collection, id] = key.split('/') as [string, IdeaId & ActionId];
  const known = state.participants.get(participant);
  if (key === 'flags') return [...(state.flagged.get(participant) ?? [])];
  if (key === 'inRoom') return known?.inRoom ?? false;
  if (collection === 'votes') return known?.votes.has(id) ? true : undefined;
  if (collection === 'actions') return ownAction(state, participant, id);
  const idea = known?.ideas.has(id) ? state.ideas.get(id) : undefined;
  return idea && ownIdea(idea);
}

function budgetOf(state: MeetingState, participant: ParticipantId): SelfView['budget'] {
  const { votesPerResident } = state.settings;
  return votesPerResident === null ? null : { used: votesInUse(state, participant), of: votesPerResident };
}
