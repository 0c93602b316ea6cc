import { Removals } from '../records/removals.ts';
import { StoreError, type LoggedBatch, type MeetingRow, type Store } from '../../db/store.ts';
import { parseMeetingId } from '../../src/lib/meeting/ids.ts';
import type { MeetingState } from '../../src/lib/meeting/state.ts';
import { AGENCY_STREAM, AgencyLog } from '../agency-log.ts';
import { checkChain, type ChainReport, type Finding } from '../audit/check.ts';
import { Book } from '../hall/book.ts';
import { jointsIn, type Joint } from '../records/holds.ts';
import { isRehearsal } from '../rehearsal-ids.ts';
import { folded } from './fold.ts';
import { readHeads, type WrittenHead } from './heads.ts';
import type { Terminal } from './usage.ts';

export interface VerifyOptions {
  /** Print where each log ends, to be written down elsewhere. */
  readonly heads: boolean;
  /** What was written down before; a line each. */
  readonly against: string | null;
  /** As is written down beside the data. */
  readonly removals?: Removals;
}

const SAID: Readonly<Record<Finding['what'], string>> = {
  changed: 'changed since it was written',
  'removed-before': 'what stood before it was removed',
  inserted: 'inserted afterwards',
  reordered: 'not in the order in which it was written',
  'text-changed': 'a text of it was changed since it was written',
  'text-added': 'it has a text that was not written with it',
};

/**
 * `openfloor verify`: holds every log, the agency's own too, against its chain of hashes, and folds the meetings as a
 * server does that starts. Changes nothing.
 * @returns whether all is as it was written
 */
export async function verify(store: Store, terminal: Terminal, options: VerifyOptions): Promise<boolean> {
  const heads = options.against === null ? [] : readHeads(options.against);
  const meetings = (await store.directory.meetings.list()).filter((row) => !isBeingWiped(row));
  let well = true;
  const tell = (name: string, problems: readonly string[], summary: string) => {
    if (problems.length === 0) terminal.out(`ok     ${name}  ${summary}`);
    for (const problem of problems) terminal.out(`WRONG  ${name}  ${problem}`);
    well &&= problems.length === 0;
  };
  const told = new Map<string, ChainReport>();
  const joints = jointsIn(await new AgencyLog(store.log, { now: Date.now }).read().catch(() => []));
  for (const row of meetings) {
    const { problems, summary, report } = await lookAt(store, row, heads, joints.get(row.id) ?? null, options.removals);
    tell(row.code, problems, summary);
    // A rehearsal is wiped one day: where it ended is nothing to hold anybody to.
    if (report && !isRehearsal(row.id)) told.set(row.code, report);
  }
  const agency = await lookAtAgency(store, meetings, heads);
  tell(AGENCY_STREAM, agency.problems, agency.summary);
  if (agency.report) told.set(AGENCY_STREAM, agency.report);
  // A log that is there and cannot be read has been told of already; it is not gone.
  const there = new Set<string>([...meetings.map(({ code }) => code), AGENCY_STREAM]);
  for (const { name, version } of heads) {
    if (!there.has(name)) tell(name, [`the log is gone; it was written down with ${version} events`], '');
  }
  if (meetings.length === 0) terminal.out('There are no meetings yet.');
  if (options.heads) {
    terminal.out('Write these lines down elsewhere; "verify --against FILE" holds the logs against them:');
    for (const [name, { head }] of told) if (head.version > 0) terminal.out(`${name} ${head.version} ${head.hash}`);
  }
  return well;
}

/** Part of it may be gone already, as it should be. */
function isBeingWiped({ id, wipedAt }: MeetingRow): boolean {
  return isRehearsal(id) && wipedAt !== null;
}

interface Looked {
  readonly problems: readonly string[];
  readonly summary: string;
  readonly report: ChainReport | null;
}

const broken = (error: unknown): Looked => ({
  problems: [
    error instanceof SyntaxError
      ? `what is stored of it is not what was written: ${error.message}`
      : error instanceof Error
        ? error.message
        : String(error),
  ],
  summary: '',
  report: null,
});

async function lookAt(
  store: Store,
  { id, code, title }: MeetingRow,
  heads: readonly WrittenHead[],
  joint: Joint | null,
  removals: Removals = new Removals()
): Promise<Looked> {
  try {
    const meeting = parseMeetingId(id);
    if (!meeting) throw new Error('its id is not one');
    const report = checkChain(id, await wholeLog(store, id), joint);
    const state = await new Book(store.log, meeting).read(() => {}).catch((error: unknown) => error);
    const problems = [...told(report), ...against(report, code, heads, joint)];
    if (!isState(state)) return { problems: [...problems, `it cannot be read: ${String(state)}`], summary: '', report };
    if (state.code !== code) problems.push(`its log is that of ${state.code || 'no meeting'}`);
    const taken = new Set<string>([...state.scrubbed, ...removals.of(id).texts]);
    const missing = report.missingTexts.filter(({ id }) => !taken.has(id));
    const what = 'a text is missing that nobody took away';
    problems.push(...folded(missing.map(({ version }) => ({ from: version, to: version, what }))));
    const summary = `${state.version} events, ${state.ideas.size} ideas, ${chainOf(report)}  ${title}`;
    return { problems, summary, report };
  } catch (error) {
    return broken(error);
  }
}

async function lookAtAgency(
  store: Store,
  meetings: readonly MeetingRow[],
  heads: readonly WrittenHead[]
): Promise<Looked> {
  try {
    const report = checkChain(AGENCY_STREAM, await wholeLog(store, AGENCY_STREAM));
    const problems = [...told(report), ...against(report, AGENCY_STREAM, heads)];
    for (const code of await vanished(store, meetings)) {
      problems.push(`meeting ${code} was made and is not in the list any more, and nobody wiped it`);
    }
    return { problems, summary: `${report.head.version} acts, ${chainOf(report)}`, report };
  } catch (error) {
    return broken(error);
  }
}

/** Codes of meetings that the agency's log says were made, of which nothing is left and nothing says why. */
async function vanished(store: Store, meetings: readonly MeetingRow[]): Promise<string[]> {
  const left = new Set<string>();
  for (const { act } of await new AgencyLog(store.log, { now: Date.now }).read()) {
    if (act?.type === 'meeting.created' || act?.type === 'meeting.duplicated') left.add(act.code);
    if (act?.type === 'meeting.wiped') left.delete(act.code);
  }
  for (const { code } of meetings) left.delete(code);
  return [...left];
}

/** @throws Error that says from which version on something was removed */
async function wholeLog(store: Store, log: string): Promise<readonly LoggedBatch[]> {
  return store.log.read(log, 0).catch((error: unknown) => {
    if (!(error instanceof StoreError) || error.code !== 'gap') throw error;
    throw new Error(`a batch was removed. ${error.message}`, { cause: error });
  });
}

function told({ findings }: ChainReport): string[] {
  return folded(findings.map(({ from, to, what }) => ({ from, to, what: SAID[what] })));
}

/** What was replaced at the end of retention is not there to be held against anything, except where it ended. */
function against(
  { hashes }: ChainReport,
  name: string,
  heads: readonly WrittenHead[],
  joint: Joint | null = null
): string[] {
  const replaced = ({ version, hash }: WrittenHead): boolean =>
    joint !== null && (version < joint.version || (version === joint.version && hash === joint.was));
  return heads
    .filter((head) => head.name === name && hashes.get(head.version) !== head.hash && !replaced(head))
    .map(
      ({ version }) => `version ${version} is not there any more as it was written down: the log was cut or rewritten`
    );
}

function chainOf({ chainedFrom, head }: ChainReport): string {
  if (head.version === 0) return 'empty';
  if (chainedFrom === null) return 'from before logs were chained';
  return chainedFrom === 1
    ? 'chain whole'
    : `chain whole from version ${chainedFrom} on; before that, no chain was kept`;
}

function isState(read: unknown): read is MeetingState {
  return typeof read === 'object' && read !== null && 'scrubbed' in read;
}
