import type { Directory, MeetingRow } from '../db/store.ts';
import { PHASES, phaseAt, type Phase } from '../src/lib/meeting/state.ts';
import type { MeetingSummary } from '../src/lib/protocol/api.ts';

/** Phases in which a meeting is announced to everybody; with its code, anybody may read any. */
const PUBLIC: readonly Phase[] = ['gathering', 'live', 'paused', 'closed'];

/** Newest first. `public`: what is going on or was; `all`: for staff. */
export async function meetingSummaries(
  directory: Directory,
  which: 'public' | 'all',
  now: number
): Promise<readonly MeetingSummary[]> {
  const summaries = (await directory.meetings.list()).map((row) => summaryOf(row, now));
  return which === 'all' ? summaries : summaries.filter(({ phase }) => PUBLIC.includes(phase));
}

function summaryOf({ code, title, area, closesAt, phase }: MeetingRow, now: number): MeetingSummary {
  const recorded = PHASES.find((one) => one === phase) ?? 'scheduled';
  return { code, title, area, closesAt, phase: phaseAt(recorded, closesAt, now) };
}
