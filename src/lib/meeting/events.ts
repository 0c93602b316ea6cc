import type { ActionEvent } from './actions/events.ts';
import type { AnswerCounts } from './actions/forgetting.ts';
import type { Sender } from './actors.ts';
import type { CommandResult } from './commands.ts';
import type { FlagReason } from './flags.ts';
import type { CommandId, IdeaId, MeetingCode, TextId } from './ids.ts';
import type { Settings } from './settings.ts';
import type { Allows, Showing } from './state.ts';

/** What happened, in the past tense. Texts are cited by id, so that one can be removed without touching an event. */
export type LifecycleEvent =
  | {
      readonly type: 'meeting.created';
      readonly code: MeetingCode;
      readonly settings: Settings;
      readonly rehearsal?: true;
    }
  | { readonly type: 'meeting.gathered'; /** absent: as it was */ readonly closesAt?: number | null }
  | { readonly type: 'meeting.opened'; readonly closesAt: number | null }
  | { readonly type: 'meeting.paused' }
  | { readonly type: 'meeting.closed' }
  | { readonly type: 'meeting.reopened'; readonly closesAt: number | null }
  | { readonly type: 'meeting.archived' }
  | { readonly type: 'meeting.configured'; readonly settings: Partial<Settings> }
  /** What is named changes, the rest stays. */
  | ({ readonly type: 'meeting.allowed' } & Partial<Allows>);

export type IdeaEvent =
  /** By a participant; by staff: it was taken down for somebody without a phone. */
  | {
      readonly type: 'idea.submitted';
      readonly ideaId: IdeaId;
      readonly textId: TextId;
      readonly category: string | null;
      readonly zip: string | null;
    }
  | { readonly type: 'idea.withdrawn'; readonly ideaId: IdeaId };

/** What a resident says about an idea that stands: that something is wrong with it, or with the verdict on their own. */
export type ObjectionEvent =
  | { readonly type: 'idea.flagged'; readonly ideaId: IdeaId; readonly reason: FlagReason }
  | { readonly type: 'idea.appealed'; readonly ideaId: IdeaId; readonly textId: TextId };

export type VoteEvent =
  | { readonly type: 'vote.cast'; readonly ideaId: IdeaId }
  | { readonly type: 'vote.withdrawn'; readonly ideaId: IdeaId };

/** Of a verdict that takes an earlier one back: what that one had answered waits again. Absent in older logs. */
type TakesBack = { readonly reopensAppeal?: true };

export type ModerationEvent =
  | ({ readonly type: 'idea.published'; readonly ideaId: IdeaId } & TakesBack)
  | ({ readonly type: 'idea.held'; readonly ideaId: IdeaId } & TakesBack)
  | ({
      readonly type: 'idea.screened';
      readonly ideaId: IdeaId;
      readonly reason: string;
      readonly referTo: string | null;
    } & TakesBack)
  | ({ readonly type: 'idea.restored'; readonly ideaId: IdeaId } & TakesBack)
  | { readonly type: 'idea.merged'; readonly ideaId: IdeaId; readonly into: IdeaId }
  | { readonly type: 'idea.unmerged'; readonly ideaId: IdeaId }
  | {
      readonly type: 'idea.redacted';
      readonly ideaId: IdeaId;
      readonly textId: TextId;
      /** Of the policy; absent: nobody said, as in older logs. */
      readonly reason?: string;
    }
  | { readonly type: 'idea.replied'; readonly ideaId: IdeaId; readonly textId: TextId | null }
  | {
      readonly type: 'idea.translated';
      readonly ideaId: IdeaId;
      readonly lang: string;
      /** null: taken away */
      readonly textId: TextId | null;
    };

/** The ideas that the agenda refers to, all of them. */
export type AgendaEvent = { readonly type: 'agenda.linked'; readonly ideaIds: readonly IdeaId[] };

/** Somebody showed that they are in the room. */
export type RoomEvent = { readonly type: 'participant.entered' };

export type StageEvent =
  | { readonly type: 'stage.spotlighted'; readonly ideaId: IdeaId | null }
  | { readonly type: 'stage.blanked'; readonly on: boolean }
  | { readonly type: 'stage.timed'; readonly seconds: number | null; readonly endsAt: number | null }
  /** What is named changes, the rest stays. */
  | ({ readonly type: 'stage.shown' } & Partial<Showing>)
  /** `allows` absent: residents may do what they could. */
  | {
      readonly type: 'stage.parted';
      readonly partId: string | null;
      readonly endsAt: number | null;
      readonly allows?: Allows;
    }
  | { readonly type: 'stage.noted'; /** null: taken away */ readonly textId: TextId | null };

/**
 * Retention ended: what people did is counts from here on (`anonymity.ts`). What of the log comes before it is a remainder
 * without anybody.
 */
export type AnonymityEvent = {
  readonly type: 'meeting.anonymised';
  /** Who wrote, voted or entered the room; of these, who entered it. */
  readonly participants: number;
  readonly present: number;
  /** idea id → supporters, merged ones with their target; and how many of them were in the room */
  readonly votes: Readonly<Record<string, number>>;
  readonly inRoom: Readonly<Record<string, number>>;
  /** idea id → how many reported it */
  readonly reports: Readonly<Record<string, number>>;
  /** action id → how many said last that it is solved for them, and that it is not */
  readonly answers: AnswerCounts;
};

/** Stands where somebody did something, in the minute of `at`: what kind of thing it was, and not who or what about. */
export type ForgottenEvent = { readonly type: 'act.forgotten'; readonly was: string };

/** An accepted command that changed nothing; logged, so that a retry much later still changes nothing. */
export type NotedEvent = { readonly type: 'command.noted' };

export type MeetingEvent =
  | LifecycleEvent
  | IdeaEvent
  | ObjectionEvent
  | VoteEvent
  | ModerationEvent
  | AgendaEvent
  | ActionEvent
  | RoomEvent
  | StageEvent
  | AnonymityEvent
  | ForgottenEvent
  | NotedEvent;
export type EventType = MeetingEvent['type'];

/** An event as the log has it: what happened, when (ms since the epoch), by whom. */
export type LoggedEvent = MeetingEvent & {
  readonly at: number;
  readonly by: Sender;
  /** On the last event of a command: its id, and what it was answered with. */
  readonly cmd?: CommandId;
  readonly result?: CommandResult;
};

/** Texts that a batch of events cites. A scrubbed text is missing. */
export type Texts = Readonly<Record<string, string>>;
