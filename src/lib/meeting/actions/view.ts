import { marksIn } from '../marks.ts';
import type { MeetingState } from '../state.ts';
import type { Mark } from '../textcheck.ts';
import { minuteOf } from '../timing.ts';
import {
  ACTION_LIMITS,
  type Action,
  type ActionStatus,
  type ChangedPart,
  type Cited,
  type Measured,
  type ShownPicture,
  type Update,
} from './action.ts';
import type { Block } from './blocks.ts';

/** A published action as it is seen. Times are minutes, ms since the epoch. */
export interface ActionView {
  readonly id: string;
  /** Its place in the agenda, from 1. */
  readonly number: number;
  readonly title: string;
  readonly body: readonly Block[];
  /** Who answers for it; may be empty. */
  readonly owner: string;
  /** `YYYY-MM-DD`, in the meeting's time zone; see `isOverdue`. */
  readonly due: string | null;
  /** Where it is for; empty: everywhere. */
  readonly area: string;
  readonly category: string | null;
  readonly status: ActionStatus;
  /** Why it is not possible. */
  readonly why?: string;
  readonly percent: number | null;
  readonly ideas: readonly string[];
  /** How many different people backed those when it was published. */
  readonly backed: number;
  /** The newest last. */
  readonly updates: readonly UpdateView[];
  /** Of those who asked for it, since it was last said to be done. */
  readonly confirmed: number;
  readonly disputed: number;
  readonly reopened: { readonly at: number; readonly disputes: number } | null;
  /** It was reopened, and staff has not answered yet. */
  readonly awaiting: boolean;
  readonly doneAt: number | null;
  readonly publishedAt: number;
  readonly changes: readonly {
    readonly number: number;
    readonly at: number;
    readonly what: readonly ChangedPart[];
  }[];
  /** What was taken out, by a reason of the policy: of an update, or (null) of what was published before. */
  readonly redactions?: readonly RedactionView[];
  /** No longer in the agenda. */
  readonly dropped?: true;
  /** Staff only: what was written with answers, the newest last. Whose they are is not said. */
  readonly notes?: readonly {
    readonly id: string;
    readonly at: number;
    readonly text: string;
    readonly solved: boolean;
    /** What staff should look at in it. */
    readonly marks: readonly Mark[];
  }[];
}

export interface RedactionView {
  readonly at: number;
  readonly reason: string;
  readonly updateId: string | null;
  /** Nothing but one picture. */
  readonly picture?: true;
}

export interface UpdateView {
  /** Unique within its action. */
  readonly id: string;
  readonly at: number;
  readonly text?: string;
  readonly status?: ActionStatus;
  readonly percent?: number;
  readonly result?: { readonly label: string; readonly before: number; readonly after: number; readonly unit?: string };
  readonly pictures?: readonly { readonly id: string; readonly alt: string }[];
  /** Its words were taken out for this reason of the policy. */
  readonly redacted?: string;
}

/** All that were published, by id. */
export function projectActions(state: MeetingState, audience: string): Record<string, ActionView> {
  const actions: Record<string, ActionView> = {};
  for (const action of state.actions.values()) actions[action.id] = projectAction(action, audience);
  return actions;
}

export function projectAction(action: Action, audience: string): ActionView {
  const { reopened, doneAt } = action;
  const why = action.why === null ? undefined : action.updates.find(({ id }) => id === action.why)?.text?.text;
  return {
    id: action.id,
    number: action.number,
    title: action.title.text,
    body: action.blocks,
    owner: action.owner?.text ?? '',
    due: action.due,
    area: action.area?.text ?? '',
    category: action.category,
    status: action.status,
    ...(why !== undefined && { why }),
    percent: action.percent,
    ideas: action.ideas,
    backed: action.backed,
    updates: action.updates.map(updateView),
    confirmed: action.confirmed,
    disputed: action.disputed,
    reopened: reopened && { at: minuteOf(reopened.at), disputes: reopened.disputes },
    awaiting: action.awaiting,
    doneAt: doneAt === null ? null : minuteOf(doneAt),
    publishedAt: minuteOf(action.publishedAt),
    changes: action.changes.map(({ number, at, what }) => ({ number, at: minuteOf(at), what })),
    ...(action.redactions.length > 0 && {
      redactions: action.redactions.map(({ at, reason, updateId, one }) => ({
        at: minuteOf(at),
        reason,
        updateId,
        ...(one && { picture: true as const }),
      })),
    }),
    ...(action.dropped && { dropped: true as const }),
    ...(audience === 'staff' && {
      notes: action.notes.slice(-ACTION_LIMITS.notesShown).map((note) => ({
        id: note.id,
        at: minuteOf(note.at),
        text: note.text,
        solved: note.solved,
        marks: marksIn(note),
      })),
    }),
  };
}

function updateView({ id, at, text, status, percent, result, pictures, redacted }: Update): UpdateView {
  return {
    id,
    at: minuteOf(at),
    ...(text && { text: text.text }),
    ...(status !== null && { status }),
    ...(percent !== null && { percent }),
    ...(result && { result: resultView(result) }),
    ...(pictures.length > 0 && { pictures: pictures.map(pictureView) }),
    ...(redacted !== null && { redacted }),
  };
}

const resultView = ({ label, before, after, unit }: Measured<Cited>) => ({
  label: label.text,
  before,
  after,
  ...(unit && { unit: unit.text }),
});
const pictureView = ({ id, alt }: ShownPicture<Cited>) => ({ id, alt: alt.text });
