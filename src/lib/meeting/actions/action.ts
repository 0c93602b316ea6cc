import type { ActionId, IdeaId, ParticipantId, TextId } from '../ids.ts';
import type { Block } from './blocks.ts';

/**
 * A published item of the agenda, and what became of it. The document owns its words, owner, due date and links; from the
 * first publication on, the log owns status, percent, updates and results.
 */
export const ACTION_STATUSES = ['proposed', 'planned', 'under-way', 'done', 'not-possible'] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

/** A text of the log as it stands: its id, to compare and to scrub by. */
export interface Cited {
  readonly id: TextId;
  readonly text: string;
}

/** A measure before and after. */
export interface Measured<Label> {
  readonly label: Label;
  readonly before: number;
  readonly after: number;
  readonly unit: Label | null;
}

export interface ShownPicture<Alt> {
  readonly id: string;
  /** What is to be seen in it, for who cannot. */
  readonly alt: Alt;
}

export interface Update {
  /** Unique within its action; counts from 1. */
  readonly id: string;
  readonly at: number;
  readonly text: Cited | null;
  readonly status: ActionStatus | null;
  readonly percent: number | null;
  readonly result: Measured<Cited> | null;
  readonly pictures: readonly ShownPicture<Cited>[];
  /** Its words were taken out for this reason. */
  readonly redacted: string | null;
}

/** Whether it is solved for one of those who asked for it. */
export interface Answer {
  readonly solved: boolean;
  readonly note: TextId | null;
}

/** What somebody wrote with an answer; staff read it, and not whose it is. */
export interface Note extends Cited {
  readonly at: number;
  readonly solved: boolean;
}

export const CHANGED_PARTS = ['title', 'body', 'owner', 'due', 'area', 'ideas'] as const;
export type ChangedPart = (typeof CHANGED_PARTS)[number] | 'added' | 'dropped';

/** What stood in the parts that a publication changed. Words that were taken out since are not there. */
export interface Before {
  readonly title?: Cited;
  readonly body?: { readonly id: TextId; readonly blocks: readonly Block[] } | null;
  readonly owner?: Cited | null;
  readonly due?: string | null;
  readonly area?: Cited | null;
}

/** What a publication changed, by its number. */
export interface Change {
  readonly number: number;
  readonly at: number;
  readonly what: readonly ChangedPart[];
  /** It had been dropped, and came back. */
  readonly again: boolean;
  readonly before: Before;
}

/** A time that it was said to be done, from when until when, in ms since the epoch. */
export interface Done {
  readonly doneAt: number;
  readonly until: number;
}

/** The same, and what those who were asked answered then. */
export interface Round extends Done {
  readonly confirmed: number;
  readonly disputed: number;
}

/** Disputes opened it again. */
export interface Reopening {
  readonly at: number;
  readonly disputes: number;
}

/** Words were taken out for good: those of an update, or (null) of what was published before. */
export interface Redaction {
  readonly at: number;
  readonly reason: string;
  readonly updateId: string | null;
  /** Nothing but one picture. */
  readonly one: boolean;
  /** By id: nobody can look at these any more. */
  readonly pictures: readonly string[];
}

export interface Action {
  readonly id: ActionId;
  /** Its place in the agenda as published last, from 1. */
  number: number;
  title: Cited;
  body: Cited | null;
  /** The same, taken apart. */
  blocks: readonly Block[];
  owner: Cited | null;
  /** `YYYY-MM-DD` */
  due: string | null;
  area: Cited | null;
  category: string | null;
  ideas: readonly IdeaId[];
  /** How many different people backed those when it was published. */
  backed: number;
  status: ActionStatus;
  percent: number | null;
  /** Why it is not possible: the update that says so. */
  why: string | null;
  updates: readonly Update[];
  /**
   * Who backed or wrote what it came from, any time that it was published or said to be done. They are asked. Nobody is ever
   * taken off: what staff do to ideas and links later takes no one's right to answer.
   */
  supporters: ReadonlySet<ParticipantId>;
  /** Of the present doneness, or of the last one. */
  answers: Map<ParticipantId, Answer>;
  confirmed: number;
  disputed: number;
  notes: readonly Note[];
  /** Answers to earlier times that it was said to be done, oldest first. */
  rounds: readonly Round[];
  /** The last time that it was, while it is not: its answers are the present counts. */
  wasDone: Done | null;
  /** Oldest first. */
  reopenings: readonly Reopening[];
  /** It was reopened, and staff has not answered yet. */
  awaiting: boolean;
  doneAt: number | null;
  readonly publishedAt: number;
  changes: readonly Change[];
  /** Texts that it had when it was published before. */
  former: readonly TextId[];
  redactions: readonly Redaction[];
  /** No longer in the agenda. */
  dropped: boolean;
}

/** The last publication of an agenda. */
export interface Publication {
  readonly number: number;
  readonly previewHash: string;
  /** ms since the epoch */
  readonly at: number;
  /** How many disputes open an action again. */
  readonly reopenAt: number;
}

/** Limits, in code points where they are of texts. */
export const ACTION_LIMITS = {
  /** Actions in one publication, and all that a meeting ever published. */
  published: 200,
  known: 1000,
  title: 200,
  /** Words of a body, and its blocks. */
  body: 10_000,
  blocks: 200,
  /** Words of all bodies of a publication together. */
  words: 100_000,
  owner: 80,
  area: 80,
  update: 2000,
  updates: 500,
  label: 120,
  unit: 40,
  alt: 300,
  pictures: 4,
  note: 500,
  /** Of what residents wrote to an action, how many staff see. */
  notesShown: 200,
  /** Largest figure of a result, either way. */
  figure: 1e12,
} as const;

/** How many disputes open an action again, if the agency says nothing else; and within which bounds it may. */
export const DEFAULT_REOPEN_AT = 3;
export const REOPEN_AT_LIMIT = 50;
