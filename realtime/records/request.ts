import type { EventLog } from '../../db/store.ts';
import { minuteOf } from '../../src/lib/meeting/timing.ts';
import type { LoggedEvent } from '../../src/lib/meeting/events.ts';
import { crowdsOf } from '../../src/lib/records/crowd.ts';
import { citedIn, Removals } from '../../src/lib/records/removals.ts';
import type { RecordsRequest, RequestedAct } from '../../src/lib/records/request.ts';
import { aboutIn, factsOf, isResidents, whoOf } from '../audit/trails.ts';
import { foldLog, type Folded } from './fold.ts';

/**
 * A whole log for who asks for the records of a meeting: everything that was done, the words that are left, and where words
 * were removed, when, by whom of staff and for which reason. Who took part is nobody in it: what residents did without a
 * word is counted, and nothing of theirs has a place in the log. What is said to the stage is between those who run a
 * meeting.
 * @param names account id → name
 */
export async function recordsRequest(
  log: EventLog,
  meeting: string,
  names: Readonly<Record<string, string>>
): Promise<RecordsRequest> {
  const entries: Folded[] = [];
  const counted: LoggedEvent[] = [];
  const removals = new Removals();
  const state = await foldLog(log, meeting, (now, folded) => {
    const { event } = folded;
    removals.see(now, event);
    if (isCounted(event)) counted.push(event);
    else if (!isNothing(event)) entries.push(folded);
  });
  const about = aboutIn(state);
  const singly = entries.map(({ event, texts, version }): RequestedAct => {
    const { words, removed } = event.type === 'stage.noted' ? NO_WORDS : citedIn(event, texts, removals);
    return {
      version: isResidents(event.by) ? null : version,
      at: minuteOf(event.at),
      until: null,
      count: 1,
      by: senderOf(event),
      type: event.type,
      facts: factsOf(event, about),
      words,
      removed: removed && { ...removed, by: isResidents(removed.by) ? 'resident' : whoOf(removed.by) },
    };
  });
  const together = crowdsOf(counted).map(({ event, ...crowd }): RequestedAct => {
    return { ...crowd, ...NO_WORDS, version: null, by: 'resident', type: event.type, facts: factsOf(event, about) };
  });
  const acts = [...singly, ...together].sort(inOrder);
  const { title, timeZone } = state.settings;
  return { code: state.code, title, timeZone, acts, people: names, wordings: about.wordings };
}

const NO_WORDS = { words: [], removed: null } as const;

/** What residents do without a word of their own. */
const WORDLESS: ReadonlySet<LoggedEvent['type']> = new Set<LoggedEvent['type']>([
  'vote.cast',
  'vote.withdrawn',
  'idea.flagged',
  'participant.entered',
  'act.forgotten',
]);

function isCounted(event: LoggedEvent): boolean {
  if (isNothing(event)) return false;
  return WORDLESS.has(event.type) || (event.type === 'action.answered' && event.noteId === undefined);
}

/** Asked for what was so already. */
const isNothing = (event: LoggedEvent): boolean =>
  event.type === 'command.noted' || (event.type === 'act.forgotten' && event.was === 'command.noted');

/** By the minute; within one, what residents did comes last, in an order that is not the log's. */
function inOrder(a: RequestedAct, b: RequestedAct): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.version !== null && b.version !== null) return a.version - b.version;
  if (a.version !== null || b.version !== null) return a.version === null ? 1 : -1;
  const [one, other] = [a, b].map(({ type, facts, words }) => JSON.stringify([type, facts, words]));
  return one === other ? 0 : (one ?? '') < (other ?? '') ? -1 : 1;
}

/** What the text check decided stands under the name of who wrote it: it was the server's doing. */
function senderOf({ by, type }: LoggedEvent): string {
  if (!isResidents(by)) return whoOf(by);
  return type === 'idea.published' || type === 'idea.held' ? 'system' : 'resident';
}
