import type { Action, Publication } from './actions/action.ts';
import type { ActionId, ParticipantId, IdeaId, MeetingCode, StaffId, TextId } from './ids.ts';
import type { Sender } from './actors.ts';
import type { FlagReason } from './flags.ts';
import type { Language } from './language.ts';
import type { Receipts } from './receipts.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';

export type Phase = 'scheduled' | 'gathering' | 'live' | 'paused' | 'closed' | 'archived';
export const PHASES: readonly Phase[] = ['scheduled', 'gathering', 'live', 'paused', 'closed', 'archived'];

/** Whether the meeting is on: from the gathering of ideas until it closes. */
export function isRunning(phase: Phase): boolean {
  return phase === 'gathering' || phase === 'live' || phase === 'paused';
}

/**
 * The phase that holds at `now`: past its closing time a running meeting is closed, also while nobody has said so yet.
 * @param closesAt ms since the epoch; null if it does not close by itself
 */
export function phaseAt(phase: Phase, closesAt: number | null, now: number): Phase {
  return isRunning(phase) && closesAt !== null && now >= closesAt ? 'closed' : phase;
}

/** What residents may do while the meeting is on; each is opened and closed by itself. */
export interface Allows {
  readonly ideas: boolean;
  readonly votes: boolean;
}
export const EVERYTHING: Allows = { ideas: true, votes: true };

/**
 * The phase as residents feel it at `now`: while votes are closed a live meeting gathers ideas, and with ideas closed as
 * well it is paused. That ideas alone are closed (it is `live` then) is for `allows.ideas` to say.
 */
export function feltPhase(
  { phase, closesAt, allows }: { phase: Phase; closesAt: number | null; allows: Allows },
  now: number
): Phase {
  const at = phaseAt(phase, closesAt, now);
  if (at !== 'live' && at !== 'gathering') return at;
  if (at === 'live' && allows.votes) return at;
  return allows.ideas ? 'gathering' : 'paused';
}

export interface Appeal {
  readonly text: string;
  readonly textId: TextId;
  /** As the last verdict after it has it; `outcomeOf` says what became of it. */
  readonly state: 'waiting' | 'granted' | 'upheld';
  /** Whose verdict it is about, whoever has decided since. */
  readonly against: StaffId | null;
}

export interface Translation {
  readonly text: string;
  readonly textId: TextId;
}

/** The verdict on an idea by itself. Being merged is an edge beside it, so that an unmerge brings the verdict back. */
export type Verdict = 'waiting' | 'held' | 'published' | 'referred' | 'declined' | 'withdrawn';

/** How an idea stands: its verdict, or that it lives on in another. */
export type Standing = Verdict | 'merged';
export const STANDINGS = ['waiting', 'held', 'published', 'referred', 'declined', 'withdrawn', 'merged'] as const;

export interface Idea {
  readonly id: IdeaId;
  author: Sender;
  readonly category: string | null;
  readonly zip: string | null;
  readonly submittedAt: number;
  text: string;
  textId: TextId;
  /** Of the text, as far as can be told: see `language.ts`. */
  lang: Language | null;
  /** language → the text in it */
  translations: Readonly<Record<string, Translation>>;
  redacted: boolean;
  verdict: Verdict;
  /** Position in the order of first publication, from 1; null: it was never public. */
  order: number | null;
  publishedAt: number | null;
  reason: string | null;
  referredTo: string | null;
  /** Who of the staff decided about it last; null: nobody has. */
  decidedBy: StaffId | null;
  reply: string | null;
  replyId: TextId | null;
  /** reason → how many people flagged it since staff last decided about it */
  flags: Readonly<Partial<Record<FlagReason, number>>>;
  appeal: Appeal | null;
  onAgenda: boolean;
  mergedInto: IdeaId | null;
  /** Ideas with an edge to this one. */
  merged: Set<IdeaId>;
  /** Who backed this very idea. */
  voters: Set<ParticipantId>;
  /** Who backed this or anything merged below it; the same set as `voters` while nothing is. */
  supporters: Set<ParticipantId>;
  /** How many of the supporters are in the room. */
  inRoom: number;
}

/** Somebody who takes part: wrote, voted, or entered the room. */
export interface Participant {
  /** Ideas that this person backed, as voted (not as merged since). */
  readonly votes: Set<IdeaId>;
  readonly ideas: Set<IdeaId>;
  /** Showed at some time that they are in the room. */
  inRoom: boolean;
}

/** How the screens in the room show the board. */
export interface Showing {
  /** `list`: the leading ideas; `single`: one at a time, large; `split`: one beside the list. */
  readonly mode: StageMode;
  /** Whether pages (and single ideas) turn by themselves. */
  readonly paging: 'auto' | 'held';
  /** The one language to show; null: the meeting's languages take turns. */
  readonly language: string | null;
}
export const STAGE_MODES = ['list', 'single', 'split'] as const;
export type StageMode = (typeof STAGE_MODES)[number];

export interface Stage extends Showing {
  readonly spotlight: IdeaId | null;
  readonly blank: boolean;
  /** `endsAt` in ms since the epoch */
  readonly timer: { readonly seconds: number; readonly endsAt: number } | null;
  /** The part of the plan that is on, and when its time is up (ms since the epoch; null: it has no time). */
  readonly part: { readonly id: string; readonly endsAt: number | null } | null;
}

/** A word from staff to whoever speaks in the room. */
export interface StageNote {
  readonly text: string;
  readonly textId: TextId;
  /** ms since the epoch */
  readonly at: number;
}

/** A meeting, as the fold of its log. Its Hall owns it and lets `evolve` mutate it; nobody else ever sees it. */
export interface MeetingState {
  /** How many events made it. */
  version: number;
  code: MeetingCode;
  phase: Phase;
  settings: Settings;
  readonly ideas: Map<IdeaId, Idea>;
  participants: Map<ParticipantId, Participant>;
  /** Ideas that somebody ever flagged. Flagging alone is not taking part: the public could see it in the tally. */
  flagged: Map<ParticipantId, Set<IdeaId>>;
  receipts: Map<Sender, Receipts>;
  /** Retention ended: participants and supporters are placeholders, there to be counted. */
  anonymous: boolean;
  allows: Allows;
  stage: Stage;
  note: StageNote | null;
  /** How many ideas were ever published: the next one's `order`. */
  publications: number;
  /** Ideas on the board that stand for themselves, and the supporters of each, added up. */
  boardIdeas: number;
  boardVotes: number;
  /** reason id → how many ideas are declined for it */
  readonly screened: Map<string, number>;
  /** What of the policy and the categories was ever used, as `reasons/<id>`: its wording has to stay. */
  readonly cited: Set<string>;
  /** When it was closed, ms since the epoch; null while it is not. */
  closedAt: number | null;
  /** It was closed at some time, also if it was opened again since. */
  wasClosed: boolean;
  /** How many ideas its agenda refers to. */
  agendaIdeas: number;
  /** Items of the agenda that were ever published, by the order of that. */
  readonly actions: Map<ActionId, Action>;
  /** How many events concerned actions: what is made from them changes with this alone. */
  acts: number;
  /** Of the agenda, the last; null: it was never published. */
  publication: Publication | null;
  /** A meeting to practise on, which is wiped. */
  rehearsal: boolean;
  appeals: { readonly made: number; readonly granted: number };
  /** Texts that were replaced or taken away: the store must not have them any more. */
  readonly scrubbed: Set<TextId>;
  /** What was done to what stood or was to stand on the board, by the version that it made: see `record.ts`. */
  readonly record: Map<number, RecordEntry>;
  /** The version at which the public record, its figures included, may have changed last: no vote is among them. */
  recordedAt: number;
}

export type RecordKind =
  | 'declined'
  | 'referred'
  | 'held'
  | 'merged'
  | 'unmerged'
  | 'redacted'
  | 'withdrawn'
  | 'returned'
  | 'reply'
  | 'translation';

export interface RecordEntry {
  /** ms since the epoch */
  readonly at: number;
  readonly kind: RecordKind;
  readonly ideaId: IdeaId;
  readonly order: number | null;
  /** How many merged ideas went, or came back, with it. */
  readonly along: number;
  readonly wasShown: boolean;
  readonly reason: string | null;
  readonly referredTo: string | null;
  readonly into: IdeaId | null;
}

/** A meeting before its first event. */
export function emptyMeeting(): MeetingState {
  return {
    version: 0,
    code: '' as MeetingCode,
    phase: 'scheduled',
    settings: { ...DEFAULT_SETTINGS, title: '' },
    ideas: new Map(),
    participants: new Map(),
    flagged: new Map(),
    receipts: new Map(),
    anonymous: false,
    allows: EVERYTHING,
    stage: { spotlight: null, blank: false, timer: null, part: null, mode: 'list', paging: 'auto', language: null },
    note: null,
    publications: 0,
    boardIdeas: 0,
    boardVotes: 0,
    screened: new Map(),
    cited: new Set(),
    closedAt: null,
    wasClosed: false,
    agendaIdeas: 0,
    actions: new Map(),
    acts: 0,
    publication: null,
    rehearsal: false,
    appeals: { made: 0, granted: 0 },
    scrubbed: new Set(),
    record: new Map(),
    recordedAt: 0,
  };
}
