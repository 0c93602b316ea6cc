import { outcomeOf } from './appeals.ts';
import { isPublic } from './board.ts';
import type { Idea, MeetingState, RecordEntry, RecordKind } from './state.ts';

/** What anyone may know of how a meeting was moderated: figures, and an entry for each thing that was done. No words, no people. */
export interface Transparency {
  /** Ideas that came in, by phone or taken down by staff. */
  readonly submitted: number;
  /** Of these, how many were ever on the board. */
  readonly published: number;
  /** Not decided about yet. */
  readonly waiting: number;
  readonly merged: number;
  readonly referred: number;
  /** where to → how many */
  readonly referredTo: Readonly<Record<string, number>>;
  readonly declined: number;
  /** reason id → how many are declined for it */
  readonly declinedFor: Readonly<Record<string, number>>;
  readonly redacted: number;
  /** By their own authors. */
  readonly withdrawn: number;
  /** How often somebody reported an idea on the board. */
  readonly reports: number;
  readonly appeals: {
    readonly made: number;
    readonly granted: number;
    readonly upheld: number;
    readonly waiting: number;
  };
  /** The newest first. */
  readonly entries: readonly PublicEntry[];
}

export interface PublicEntry {
  /** Minute, ms since the epoch. */
  readonly at: number;
  readonly kind: RecordKind;
  /** The idea's number on the board; null if it was never there. */
  readonly order: number | null;
  /** Only of what anyone can read now. */
  readonly ideaId: string | null;
  /** How many ideas that were merged into it went, or came back, with it. */
  readonly along: number;
  /** It was on the board until then. */
  readonly wasShown: boolean;
  readonly reason: string | null;
  readonly referredTo: string | null;
  /** Number of the idea that it was merged into. */
  readonly into: number | null;
}

const MINUTE = 60_000;

export function transparencyOf(state: MeetingState): Transparency {
  const ideas = [...state.ideas.values()];
  const count = (which: (idea: Idea) => boolean) => ideas.filter(which).length;
  const alone = (verdict: Idea['verdict']) => (idea: Idea) => idea.verdict === verdict && idea.mergedInto === null;
  const appeals = (outcome: 'upheld' | 'waiting') => count((idea) => outcomeOf(idea) === outcome);
  // What staff typed is a name of its own, also if it is one that objects have by themselves.
  const referredTo = new Map<string, number>();
  for (const idea of ideas.filter(alone('referred'))) {
    const where = idea.referredTo ?? '';
    referredTo.set(where, (referredTo.get(where) ?? 0) + 1);
  }
  const declinedFor = Object.fromEntries([...state.screened].filter(([, many]) => many > 0));
  let reports = 0;
  for (const flagged of state.flagged.values()) reports += flagged.size;
  return {
    submitted: ideas.length,
    published: state.publications,
    waiting: count((idea) => alone('waiting')(idea) || alone('held')(idea)),
    merged: count((idea) => idea.mergedInto !== null),
    referred: count(alone('referred')),
    referredTo: Object.fromEntries(referredTo),
    declined: count((idea) => idea.verdict === 'declined'),
    declinedFor,
    redacted: count((idea) => idea.redacted),
    withdrawn: count((idea) => idea.verdict === 'withdrawn'),
    reports,
    appeals: { ...state.appeals, upheld: appeals('upheld'), waiting: appeals('waiting') },
    entries: [...state.record.values()].reverse().map((entry) => publicEntry(state, entry)),
  };
}

function publicEntry(state: MeetingState, entry: RecordEntry): PublicEntry {
  const { kind, order, along, wasShown, reason, referredTo } = entry;
  const idea = state.ideas.get(entry.ideaId);
  const into = entry.into === null ? undefined : state.ideas.get(entry.into);
  return {
    at: Math.floor(entry.at / MINUTE) * MINUTE,
    kind,
    order,
    ideaId: idea && isPublic(state, idea) ? idea.id : null,
    along,
    wasShown,
    reason,
    referredTo,
    into: into?.order ?? null,
  };
}
