import type { ActionStatus } from './action.ts';
import type { Block } from './blocks.ts';

/** An item of the agenda as it is to be published: sanitised and bounded by whoever read it from the document. */
export interface PreparedAction {
  readonly actionId: string;
  readonly title: string;
  readonly body: readonly Block[];
  readonly owner: string;
  /** `YYYY-MM-DD` or null */
  readonly due: string | null;
  readonly area: string;
  /** Ids from the document; what is not on the board is left out. */
  readonly ideaIds: readonly string[];
}

/**
 * Clients send `previewHash` alone. The server adds what the document has, if that is what the preview showed; without
 * it, the agenda has moved since.
 */
export type PublishAgendaCommand = {
  readonly type: 'agenda.publish';
  readonly previewHash: string;
  readonly actions?: readonly PreparedAction[];
  /** How many disputes open an action again, 1 to 50. */
  readonly reopenAt?: number;
};

export interface ResultGiven {
  readonly label: string;
  readonly before: number;
  readonly after: number;
  readonly unit?: string;
}

export type UpdateActionCommand = {
  readonly type: 'action.update';
  readonly actionId: string;
  readonly status?: ActionStatus;
  /** Whole, 0 to 100. */
  readonly percent?: number;
  readonly text?: string;
  readonly result?: ResultGiven;
  readonly pictures?: readonly { readonly id: string; readonly alt: string }[];
};

export type ConfirmActionCommand = {
  readonly type: 'action.confirm';
  readonly actionId: string;
  readonly solved: boolean;
  readonly note?: string;
};

export type RedactActionCommand = {
  readonly type: 'action.redact';
  readonly actionId: string;
  /** Absent: what the action said before it was published last; all that it said, if it is no longer in the agenda. */
  readonly updateId?: string;
  /** With an update: nothing but this picture of it. */
  readonly pictureId?: string;
  /** Without an update: nothing but this note of a resident, which staff alone read. */
  readonly noteId?: string;
  /** One of the policy's. */
  readonly reason: string;
};

export type ActionCommand = PublishAgendaCommand | UpdateActionCommand | ConfirmActionCommand | RedactActionCommand;
