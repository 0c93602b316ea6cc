import { setImmediate as breath } from 'node:timers/promises';
import type { EventLog } from '../../db/store.ts';
import type { LoggedEvent, Texts } from '../../src/lib/meeting/events.ts';
import { Journal } from '../../src/lib/meeting/journal.ts';
import { evolve } from '../../src/lib/meeting/meeting.ts';
import { emptyMeeting, type MeetingState } from '../../src/lib/meeting/state.ts';
import { upcast } from '../../src/lib/meeting/upcast.ts';

export interface Folded {
  readonly event: LoggedEvent;
  /** Of its batch; what was removed since is missing. */
  readonly texts: Texts;
  readonly version: number;
}

/** Events between two breaths: a few milliseconds, so that a long log keeps nobody's vote waiting. */
const AT_ONCE = 500;

/**
 * A meeting once more from its log, one event after another, on a state of its own.
 * @param see called after each event with the state as it was then, and how many events there are in all
 */
export async function foldLog(
  log: EventLog,
  meeting: string,
  see: (state: MeetingState, folded: Folded, all: number) => void
): Promise<MeetingState> {
  const batches = await log.read(meeting, 0);
  const all = batches.reduce((sum, { events }) => sum + events.length, 0);
  const state = emptyMeeting();
  for (const { events, texts } of batches) {
    for (const stored of events) {
      const event = upcast(stored);
      evolve(state, event, texts, new Journal());
      see(state, { event, texts, version: state.version }, all);
      if (state.version % AT_ONCE === 0) await breath();
    }
  }
  return state;
}
