import type { ActionId, IdeaId, TextId } from '../ids.ts';
import type { ActionStatus, Measured, ShownPicture } from './action.ts';

/** An action as published: its words by id. A text that did not change keeps its id. */
export interface PublishedAction {
  readonly actionId: ActionId;
  readonly titleId: TextId;
  readonly bodyId: TextId | null;
  readonly ownerId: TextId | null;
  /** `YYYY-MM-DD` */
  readonly due: string | null;
  readonly areaId: TextId | null;
  readonly ideaIds: readonly IdeaId[];
  /** How many different people backed those ideas then. */
  readonly backed: number;
}

export type ActionEvent =
  /** The whole agenda, in its order. What was published before and is not in it any more is dropped, and stays known. */
  | {
      readonly type: 'agenda.published';
      /** Counts from 1. */
      readonly number: number;
      readonly previewHash: string;
      readonly reopenAt: number;
      readonly actions: readonly PublishedAction[];
    }
  | {
      readonly type: 'action.updated';
      readonly actionId: ActionId;
      /** Counts from 1 within its action. */
      readonly updateId: string;
      readonly status?: ActionStatus;
      readonly percent?: number;
      readonly textId?: TextId;
      /** What the command calls its result. Not so here: an event has a `result` already, what its command was answered with. */
      readonly measured?: Measured<TextId>;
      readonly pictures?: readonly ShownPicture<TextId>[];
    }
  /** Words were taken out for good; null: of what it said when it was published before, and last if it is dropped. */
  | {
      readonly type: 'action.redacted';
      readonly actionId: ActionId;
      readonly updateId: string | null;
      /** Nothing but this picture of the update. */
      readonly pictureId?: string;
      /** Nothing but this note with an answer. */
      readonly noteId?: TextId;
      readonly reason: string;
    }
  /** By a participant. */
  | {
      readonly type: 'action.answered';
      readonly actionId: ActionId;
      readonly solved: boolean;
      readonly noteId?: TextId;
    }
  /**
   * By the system. It comes right before the answer that was one too many, for the last event of a command is its
   * sender's own.
   */
  | { readonly type: 'action.reopened'; readonly actionId: ActionId; readonly disputes: number };
