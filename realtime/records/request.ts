import type { EventLog } from '../../db/store.ts';
import { minuteOf } from '../../src/lib/meeting/timing.ts';
import type { LoggedEvent } from '../../src/lib/meeting/events.ts';
import { citedIn, Removals } from '../../src/lib/records/removals.ts';
import type { RecordsRequest, RequestedAct } from '../../src/lib/records/request.ts';
import { aboutIn, factsOf, isResidents, whoOf } from '../audit/trails.ts';
import { foldLog, type Folded } from './fold.ts';

/**
 * A whole log for who asks for the records of a meeting: everything that was done, the words that are left, and where words
 * were removed, when, by whom of staff and for which reason. Who took part is nobody in it.
 * @param names account id → name
 */
export async function recordsRequest(
  log: EventLog,
  meeting: string,
  names: Readonly<Record<string, string>>
): Promise<RecordsRequest> {
  const entries: Folded[] = [];
  const removals = new Removals();
  const state = await foldLog(log, meeting, (now, folded) => {
    removals.see(now, folded.event);
    if (folded.event.type !== 'command.noted') entries.push(folded);
  });
  const about = aboutIn(state);
  const acts = entries.map(({ event, texts, version }): RequestedAct => {
    const { words, removed } = citedIn(event, texts, removals);
    return {
      version,
      at: minuteOf(event.at),
      by: senderOf(event),
      type: event.type,
      facts: factsOf(event, about),
      words,
      removed: removed && { ...removed, by: isResidents(removed.by) ? 'resident' : whoOf(removed.by) },
    };
  });
  const { title, timeZone } = state.settings;
  return { code: state.code, title, timeZone, acts, people: names, wordings: about.wordings };
}

/** What the text check decided stands under the name of who wrote it: it was the server's doing. */
function senderOf({ by, type }: LoggedEvent): string {
  if (!isResidents(by)) return whoOf(by);
  return type === 'idea.published' || type === 'idea.held' ? 'system' : 'resident';
}
