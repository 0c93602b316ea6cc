import { marksIn } from '../marks.ts';
import type { MeetingState } from '../state.ts';
import type { Mark } from '../textcheck.ts';
import { minuteOf } from '../timing.ts';
import {
  ACTION_LIMITS,
  type Action,
  type ActionStatus,
  type Change,
  type ChangedPart,
  type Cited,
  type Measured,
  type Reopening,
  type Round,
  type ShownPicture,
  type Update,
} from './action.ts';
import type { Block } from './blocks.ts';
import { roundsOf } from './rounds.ts';

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
  /** Earlier times that it was said to be done, and the answers then; the oldest first. Absent: there is none. */
  readonly rounds?: readonly Round[];
  /** The last time that disputes opened it again. See `isReopened`. */
  readonly reopened: Reopening | null;
  /** Every time; the oldest first. Absent: there is none. */
  readonly reopenings?: readonly Reopening[];
  /** It was reopened, and staff has not answered yet. See `owesAnswer`. */
  readonly awaiting: boolean;
  readonly doneAt: number | null;
  readonly publishedAt: number;
  readonly changes: readonly ChangeView[];
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

/** What a publication of the agenda changed. */
export interface ChangeView {
  readonly number: number;
  readonly at: number;
  readonly what: readonly ChangedPart[];
  /** It had been dropped, and came back. */
  readonly again?: true;
  readonly before?: BeforeView;
}

/** What stood in the parts that changed; empty: nothing did. What was taken out since is not there. */
export interface BeforeView {
  readonly title?: string;
  readonly body?: readonly Block[];
  readonly owner?: string;
  /** `YYYY-MM-DD`; null: no date */
  readonly due?: string | null;
  readonly area?: string;
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
  const { doneAt, reopenings } = action;
  const rounds = roundsOf(action).map((one) => ({
    ...one,
    doneAt: minuteOf(one.doneAt),
    until: minuteOf(one.until),
  }));
  const reopened = reopenings.map(({ at, disputes }) => ({ at: minuteOf(at), disputes }));
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
    ...(rounds.length > 0 && { rounds }),
    reopened: reopened.at(-1) ?? null,
    ...(reopened.length > 0 && { reopenings: reopened }),
    awaiting: action.awaiting,
    doneAt: doneAt === null ? null : minuteOf(doneAt),
    publishedAt: minuteOf(action.publishedAt),
    changes: action.changes.map(changeView),
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

function changeView({ number, at, what, again, before }: Change): ChangeView {
  const { title, body, owner, due, area } = before;
  const stood: BeforeView = {
    ...(title && { title: title.text }),
    ...(body !== undefined && { body: body?.blocks ?? [] }),
    ...(owner !== undefined && { owner: owner?.text ?? '' }),
    ...(due !== undefined && { due }),
    ...(area !== undefined && { area: area?.text ?? '' }),
  };
  return {
    number,
    at: minuteOf(at),
    what,
    ...(again && { again: true as const }),
    ...(Object.keys(stood).length > 0 && { before: stood }),
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
