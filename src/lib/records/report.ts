import type { LoggedEvent } from '../meeting/events.ts';
import { isConfirmed } from '../progress/project.ts';
import { isOverdue } from '../meeting/actions/overdue.ts';
import { standingOf } from '../meeting/actions/standing.ts';
import { isPublic } from '../meeting/board.ts';
import type { IdeaId } from '../meeting/ids.ts';
import type { MeetingState } from '../meeting/state.ts';
import { minuteOf } from '../meeting/timing.ts';
import { dayOf } from '../zone.ts';

/** The figures of a meeting for its record: nobody is in them, and no time finer than a minute. */
export interface Report {
  /** Votes cast in each stretch of time, from the first to the last; `minutes` long each. */
  readonly votes: {
    readonly minutes: number;
    readonly bars: readonly { readonly at: number; readonly count: number }[];
  };
  /** Ideas that came in by category; `''`: none was given. */
  readonly categories: readonly Cell[];
  /** The same by zip code. */
  readonly zips: readonly Cell[];
  /** reason id → how many are declined for it */
  readonly screened: readonly Cell[];
  /** How long ideas waited until somebody decided about them. */
  readonly waits: { readonly median: number | null; readonly bars: readonly Cell[] };
  /** What was ever promised: by how it stands, and how much of it is kept in the eyes of those who asked. */
  readonly promises: {
    readonly all: number;
    readonly statuses: readonly Cell[];
    readonly confirmed: number;
    readonly overdue: number;
  };
}

export interface Cell {
  readonly id: string;
  readonly count: number;
}

/** Under this many, a figure could point at somebody. */
export const SMALL = 3;
/** What small cells are put together under. */
export const OTHERS = '*';

const MINUTE = 60_000;
const STRETCHES = [1, 2, 5, 10, 15, 30, 60, 120, 360, 1440, 10_080, 43_200];
const BARS = 24;
/** Minutes up to which a wait counts to each; the last: longer, or not decided yet. */
export const WAITS = ['5', '15', '60', '1440', 'more', 'waiting'] as const;

/** @param now ms since the epoch, for what is overdue */
export function reportOf(state: MeetingState, events: readonly LoggedEvent[], now: number): Report {
  const ideas = [...state.ideas.values()];
  // Also what was taken off the agenda: it was promised.
  const actions = [...state.actions.values()];
  const today = dayOf(now, state.settings.timeZone);
  return {
    votes: votesIn(events),
    categories: counted(ideas.map(({ category }) => category ?? '')),
    zips: state.settings.zips.length > 0 ? counted(ideas.map(({ zip }) => zip ?? '')) : [],
    screened: [...state.screened].filter(([, count]) => count > 0).map(([id, count]) => ({ id, count })),
    waits: waitsIn(events),
    promises: {
      all: actions.length,
      statuses: counted(actions.map(standingOf)),
      confirmed: actions.filter(isConfirmed).length,
      overdue: actions.filter((one) => isOverdue(one, today)).length,
    },
  };
}

/**
 * The same for anyone: of ideas on the board alone, and where few people are behind a figure, it is put together with
 * others. Zip codes are those of the board as the meeting closed for the first time, and there is none before: what never
 * changes cannot be asked again and again until it says where one idea came from.
 */
export function treated(state: MeetingState, events: readonly LoggedEvent[], now: number): Report {
  const shown = [...state.ideas.values()].filter((idea) => isPublic(state, idea));
  const over = state.phase === 'closed' || state.phase === 'archived';
  const zips = over && state.settings.zips.length > 0 ? zipsAtClose(state, events) : [];
  return {
    ...reportOf(state, events, now),
    categories: counted(shown.map(({ category }) => category ?? '')),
    zips: together(counted(zips)),
  };
}

function zipsAtClose(state: MeetingState, events: readonly LoggedEvent[]): string[] {
  const shown = new Set<IdeaId>();
  for (const event of events) {
    if (event.type === 'meeting.closed') break;
    if (event.type === 'idea.published' || event.type === 'idea.merged') shown.add(event.ideaId);
    if (OFF_THE_BOARD.has(event.type) && 'ideaId' in event && event.ideaId) shown.delete(event.ideaId);
  }
  return [...shown].map((id) => state.ideas.get(id)?.zip ?? '');
}

const OFF_THE_BOARD: ReadonlySet<LoggedEvent['type']> = new Set<LoggedEvent['type']>([
  'idea.screened',
  'idea.held',
  'idea.restored',
  'idea.withdrawn',
]);

/** So many of the smallest cells together that nobody can be told from what is left. */
export function together(cells: readonly Cell[]): Cell[] {
  const sorted = [...cells].sort((a, b) => a.count - b.count);
  const small = sorted.filter(({ count }) => count < SMALL);
  let sum = small.reduce((all, { count }) => all + count, 0);
  // One alone could be worked out from the total.
  while (small.length > 0 && (small.length < 2 || sum < SMALL) && small.length < sorted.length) {
    const next = sorted[small.length];
    if (!next) break;
    small.push(next);
    sum += next.count;
  }
  const rest = cells.filter((cell) => !small.includes(cell));
  if (small.length === 0) return [...cells];
  return sum < SMALL ? rest : [...rest, { id: OTHERS, count: sum }];
}

function counted(ids: readonly string[]): Cell[] {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].map(([id, count]) => ({ id, count })).sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
}

function votesIn(events: readonly LoggedEvent[]): Report['votes'] {
  const times = events.filter(isVote).map(({ at }) => minuteOf(at));
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return { minutes: 1, bars: [] };
  const minutes = STRETCHES.find((one) => (last - first) / MINUTE < one * BARS) ?? 43_200;
  const length = minutes * MINUTE;
  const counts = new Array<number>(Math.floor((last - first) / length) + 1).fill(0);
  for (const at of times) {
    const bar = Math.floor((at - first) / length);
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  return { minutes, bars: counts.map((count, n) => ({ at: first + n * length, count })) };
}

function isVote(event: LoggedEvent): boolean {
  return event.type === 'vote.cast' || (event.type === 'act.forgotten' && event.was === 'vote.cast');
}

function waitsIn(events: readonly LoggedEvent[]): Report['waits'] {
  const since = new Map<string, number>();
  const waits: number[] = [];
  for (const event of events) {
    if (event.type === 'idea.submitted') since.set(event.ideaId, minuteOf(event.at));
    if (event.type !== 'idea.published' && event.type !== 'idea.screened' && event.type !== 'idea.merged') continue;
    const begun = since.get(event.ideaId);
    since.delete(event.ideaId);
    if (begun !== undefined) waits.push((minuteOf(event.at) - begun) / MINUTE);
  }
  waits.sort((a, b) => a - b);
  const kindOf = (wait: number) => WAITS.find((limit) => wait <= Number(limit)) ?? 'more';
  const bars = counted([...waits.map(kindOf), ...[...since].map(() => 'waiting' as const)]);
  const inOrder = WAITS.flatMap((id) => bars.find((bar) => bar.id === id) ?? []);
  return { median: waits[Math.floor(waits.length / 2)] ?? null, bars: inOrder };
}
