import type { LoggedEvent } from '../meeting/events.ts';
import type { MeetingState } from '../meeting/state.ts';
import { minuteOf } from '../meeting/timing.ts';
import { transparencyOf, type Transparency } from '../meeting/transparency.ts';
import { view, type BoardView } from '../meeting/view.ts';
import { reportOf, treated, type Report } from './report.ts';

/** What a meeting leaves behind, to be given out. No participant is ever in it; times are minutes. */
export interface MeetingRecord {
  readonly meeting: BoardView['meeting'];
  readonly report: Report;
  readonly ideas: readonly RecordedIdea[];
  readonly moderation: Transparency;
  readonly actions: BoardView['actions'];
}

export interface RecordedIdea {
  readonly number: number | null;
  /** minute, ms since the epoch */
  readonly at: number;
  readonly text: string;
  readonly state: string;
  readonly category: string | null;
  readonly votes: number;
  readonly reply: string | null;
  readonly reason: string | null;
  readonly referredTo: string | null;
  /** Staff only. */
  readonly zip?: string | null;
  /** Where words were removed: when, for which reason of the policy, and for staff by whom. Never which. */
  readonly redactions: readonly { readonly at: number; readonly reason: string | null; readonly by?: string }[];
}

/** For staff: everything that was written, as it stands now. @param names account id → name */
export function staffRecord(
  state: MeetingState,
  events: readonly LoggedEvent[],
  names: ReadonlyMap<string, string>,
  now: number
): MeetingRecord {
  const { meeting, ideas, votes, actions } = view(state, 'staff');
  const redactions = redactionsIn(events, names);
  return {
    meeting,
    report: reportOf(state, events, now),
    moderation: transparencyOf(state),
    actions,
    ideas: Object.values(ideas).map((idea) => ({
      ...recorded(idea, votes[idea.id] ?? 0),
      zip: idea.zip ?? null,
      redactions: redactions.get(idea.id) ?? [],
    })),
  };
}

/** For anyone: what stands on the board, and figures in which nobody can be found. */
export function publicRecord(state: MeetingState, events: readonly LoggedEvent[], now: number): MeetingRecord {
  const { meeting, ideas, votes, actions } = view(state, 'public');
  const redactions = redactionsIn(events, new Map());
  return {
    meeting,
    report: treated(state, events, now),
    moderation: transparencyOf(state),
    actions,
    ideas: Object.values(ideas).map((idea) => ({
      ...recorded(idea, votes[idea.id] ?? 0),
      redactions: (redactions.get(idea.id) ?? []).map(({ at, reason }) => ({ at, reason })),
    })),
  };
}

type Shown = BoardView['ideas'][string];

function recorded(idea: Shown, votes: number): Omit<RecordedIdea, 'redactions'> {
  const { order, at, text, state, category, reply = null, reason = null, referredTo = null } = idea;
  return { number: order, at, text, state, category, votes, reply, reason, referredTo };
}

function redactionsIn(events: readonly LoggedEvent[], names: ReadonlyMap<string, string>) {
  const found = new Map<string, { at: number; reason: string | null; by: string }[]>();
  for (const event of events) {
    if (event.type !== 'idea.redacted') continue;
    const known = found.get(event.ideaId) ?? [];
    const by = event.by.startsWith('s:') ? (names.get(event.by.slice(2)) ?? '') : '';
    found.set(event.ideaId, [...known, { at: minuteOf(event.at), reason: event.reason ?? null, by }]);
  }
  return found;
}
