import type { Directory, MeetingRow } from '../db/store.ts';
import { PHASES, phaseAt, type Phase } from '../src/lib/meeting/state.ts';
import type { MeetingSummary } from '../src/lib/protocol/api.ts';
import type { StaffMember } from '../src/lib/server/services.ts';
import { meetingsOf } from './roles.ts';

/** Phases in which a meeting is announced to everybody; with its code, anybody may read any. */
const PUBLIC: readonly Phase[] = ['gathering', 'live', 'paused', 'closed'];

/** Whoever opens the first page reads the list: what it says may be this old, so that a crowd reads it once. */
const REMEMBERED_MS = 1000;

interface Remembered {
  readonly rows: Promise<readonly MeetingRow[]>;
  readonly until: number;
}
const remembered = new WeakMap<Directory, Remembered>();

/**
 * Newest first. For anybody, what is going on or was, as of a second ago at most; for a member of staff, besides, all
 * that are theirs, as of now. A rehearsal is listed with its meeting, for staff alone.
 */
export async function meetingSummaries(
  directory: Directory,
  staff: StaffMember | null,
  now: number
): Promise<readonly MeetingSummary[]> {
  if (!staff) return (await publicRows(directory, now)).filter(isReal).map((row) => summaryOf(row, now));
  const [rows, theirs] = await Promise.all([directory.meetings.list(), meetingsOf(directory.assignments, staff)]);
  const there = rows.filter(({ wipedAt }) => wipedAt === null);
  const rehearsals = new Map(there.map(({ rehearsalOf, code }) => [rehearsalOf, code]));
  return there
    .filter((row) => isReal(row) && theirs(row.id))
    .map((row) => ({
      ...summaryOf(row, now),
      agendaIdeas: row.agendaIdeas,
      rehearsal: rehearsals.get(row.id) ?? null,
    }));
}

const isReal = ({ rehearsalOf }: MeetingRow): boolean => rehearsalOf === null;

function publicRows(directory: Directory, now: number): Promise<readonly MeetingRow[]> {
  const known = remembered.get(directory);
  if (known && now < known.until) return known.rows;
  const rows = directory.meetings.list(PUBLIC);
  remembered.set(directory, { rows, until: now + REMEMBERED_MS });
  rows.catch(() => remembered.delete(directory));
  return rows;
}

function summaryOf(row: MeetingRow, now: number): MeetingSummary {
  const { code, title, area, opensAt, closesAt, timeZone, phase } = row;
  const recorded = PHASES.find((one) => one === phase) ?? 'scheduled';
  return { code, title, area, opensAt, closesAt, timeZone, phase: phaseAt(recorded, closesAt, now) };
}
