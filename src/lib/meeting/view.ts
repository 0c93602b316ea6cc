import { projectAction, projectActions, type ActionView } from './actions/view.ts';
import { outcomeOf } from './appeals.ts';
import { isPublic, standsAlone } from './board.ts';
import { hasFlags, type FlagReason } from './flags.ts';
import type { ActionId, IdeaId } from './ids.ts';
import { marksIn } from './marks.ts';
import { projectMeeting, type MeetingView } from './meeting-view.ts';
import { projectNote, projectStage, type NoteView, type StageView } from './stage-view.ts';
import type { Appeal, Idea, MeetingState } from './state.ts';
import type { Mark } from './textcheck.ts';
import { minuteOf } from './timing.ts';

export { projectMeeting, type MeetingView };

/**
 * What each audience sees. A view is made of entities, keyed as deltas key them: `meeting`, `stage`, `tally`, and
 * `ideas/<id>`, `votes/<id>`, `inRoom/<id>`, `actions/<id>`. An audience is a closed set; nobody sees the state itself.
 */
export type Audience = 'public' | 'screen' | 'staff';
export const AUDIENCES: readonly Audience[] = ['public', 'screen', 'staff'];

export type PublicIdeaState = 'published' | 'referred' | 'merged';
export type StaffIdeaState = PublicIdeaState | 'waiting' | 'held' | 'declined' | 'withdrawn';

export interface IdeaView {
  readonly id: string;
  readonly text: string;
  readonly category: string | null;
  readonly state: StaffIdeaState;
  /** Order of first publication, from 1; null while it was never public (staff only). */
  readonly order: number | null;
  /** Minute (ms since the epoch) of publication; for staff, of submission. Nothing finer is ever shown. */
  readonly at: number;
  readonly reply?: string;
  readonly mergedInto?: string;
  readonly reason?: string;
  readonly referredTo?: string;
  readonly redacted?: true;
  /** Taken down by staff, for somebody without a phone. */
  readonly scribe?: true;
  /** `en`, `es`; null where it cannot be told. */
  readonly lang: string | null;
  /** language → the text in it, by staff */
  readonly translations?: Readonly<Record<string, string>>;
  /** The agenda refers to it. */
  readonly onAgenda?: true;
  /** Staff only: from which zip, and what the text check found. */
  readonly zip?: string;
  readonly marks?: readonly Mark[];
  /** Staff only: reason → how many people flagged it since staff last decided about it. */
  readonly flags?: Readonly<Partial<Record<FlagReason, number>>>;
  /** Staff only: id of who of them decided about it last. */
  readonly decidedBy?: string;
  /** Staff only: id of who of them gave the verdict that its author appeals against. */
  readonly against?: string;
  /** Staff and its author only. The text is empty once it was redacted with the idea's. */
  readonly appeal?: { readonly text: string; readonly state: Appeal['state'] };
}

export interface TallyView {
  readonly ideas: number;
  readonly votes: number;
  /** Who wrote, voted or entered the room. */
  readonly participants: number;
  /** reason id → how many ideas are declined for it */
  readonly screened: Readonly<Record<string, number>>;
  readonly appeals: { readonly made: number; readonly granted: number };
}

export interface BoardView {
  readonly meeting: MeetingView;
  readonly ideas: Readonly<Record<string, IdeaView>>;
  /** Supporters of each idea that stands for itself; an absent count is 0. */
  readonly votes: Readonly<Record<string, number>>;
  /** Of these, how many are in the room; empty in meetings whose ballot is `open`. */
  readonly inRoom: Readonly<Record<string, number>>;
  readonly stage: StageView;
  /** Staff only: the word to whoever speaks in the room; null: there is none. */
  readonly note?: NoteView | null;
  readonly tally: TallyView;
  /** Items of the agenda that were ever published, by id. */
  readonly actions: Readonly<Record<string, ActionView>>;
}

export type { ActionView, NoteView, StageView };
export type Entity = MeetingView | StageView | NoteView | TallyView | IdeaView | ActionView | number | null;

/** The whole view of an audience. */
export function view(state: MeetingState, audience: Audience): BoardView {
  const ideas: Record<string, IdeaView> = {};
  const votes: Record<string, number> = {};
  const inRoom: Record<string, number> = {};
  for (const idea of state.ideas.values()) {
    const shown = projectIdea(state, idea, audience);
    if (!shown) continue;
    ideas[idea.id] = shown;
    const count = projectVotes(idea);
    if (count !== undefined) votes[idea.id] = count;
    const present = projectInRoom(state, idea);
    if (present !== undefined) inRoom[idea.id] = present;
  }
  return {
    meeting: projectMeeting(state),
    ideas,
    votes,
    inRoom,
    stage: projectStage(state),
    ...(audience === 'staff' && { note: projectNote(state) }),
    tally: projectTally(state),
    actions: projectActions(state, audience),
  };
}

/** One entity of that view by its key; undefined if this audience does not see it. */
export function project(state: MeetingState, key: string, audience: Audience): Entity | undefined {
  if (key === 'meeting') return projectMeeting(state);
  if (key === 'stage') return projectStage(state);
  if (key === 'note') return audience === 'staff' ? projectNote(state) : undefined;
  if (key === 'tally') return projectTally(state);
  const slash = key.indexOf('/');
  const collection = key.slice(0, slash);
  if (collection === 'actions') {
    const action = state.actions.get(key.slice(slash + 1) as ActionId);
    return action && projectAction(action, audience);
  }
  const idea = state.ideas.get(key.slice(slash + 1) as IdeaId);
  if (!idea) return undefined;
  if (collection === 'ideas') return projectIdea(state, idea, audience);
  if (collection === 'votes') return projectVotes(idea);
  if (collection === 'inRoom') return projectInRoom(state, idea);
  throw new Error(`no such entity: ${key}`);
}

/** Whether the entity at this key is the same for whoever sees it: ideas and actions have sides that some do not see. */
export function sameForAll(key: string): boolean {
  return !key.startsWith('ideas/') && key !== 'note' && !key.startsWith('actions/');
}

function projectIdea(state: MeetingState, idea: Idea, audience: Audience): IdeaView | undefined {
  switch (audience) {
    case 'public':
    case 'screen':
      return isPublic(state, idea) ? publicIdea(idea) : undefined;
    case 'staff':
      return {
        ...ownIdea(idea),
        at: minuteOf(idea.submittedAt),
        ...(idea.zip !== null && { zip: idea.zip }),
        marks: marksIn(idea),
        ...(hasFlags(idea) && { flags: idea.flags }),
        ...(idea.decidedBy !== null && { decidedBy: idea.decidedBy }),
        ...(idea.appeal?.against && { against: idea.appeal.against }),
      };
  }
}

/** What its author sees of an idea, and so do staff. */
export function ownIdea(idea: Idea): IdeaView {
  const outcome = outcomeOf(idea);
  if (!idea.appeal || !outcome) return publicIdea(idea);
  return { ...publicIdea(idea), appeal: { text: idea.appeal.text, state: outcome } };
}

function publicIdea(idea: Idea): IdeaView {
  return {
    id: idea.id,
    text: idea.text,
    category: idea.category,
    state: idea.mergedInto === null ? idea.verdict : 'merged',
    order: idea.order,
    at: minuteOf(idea.publishedAt ?? idea.submittedAt),
    ...(idea.reply !== null && { reply: idea.reply }),
    ...(idea.mergedInto !== null && { mergedInto: idea.mergedInto }),
    ...(idea.reason !== null && { reason: idea.reason }),
    ...(idea.referredTo !== null && { referredTo: idea.referredTo }),
    ...(idea.redacted && { redacted: true as const }),
    ...(idea.author.startsWith('s:') && { scribe: true as const }),
    lang: idea.lang,
    ...(idea.onAgenda && { onAgenda: true as const }),
    ...(Object.keys(idea.translations).length > 0 && { translations: textsOf(idea.translations) }),
  };
}

function textsOf(translations: Idea['translations']): Record<string, string> {
  return Object.fromEntries(Object.entries(translations).map(([lang, { text }]) => [lang, text]));
}

function projectVotes(idea: Idea): number | undefined {
  return standsAlone(idea) && idea.supporters.size > 0 ? idea.supporters.size : undefined;
}

function projectInRoom(state: MeetingState, idea: Idea): number | undefined {
  return state.settings.ballot === 'room' && idea.inRoom > 0 && standsAlone(idea) ? idea.inRoom : undefined;
}

function projectTally(state: MeetingState): TallyView {
  const screened = Object.fromEntries([...state.screened].filter(([, count]) => count > 0));
  return {
    ideas: state.boardIdeas,
    votes: state.boardVotes,
    participants: state.participants.size,
    screened,
    appeals: state.appeals,
  };
}
