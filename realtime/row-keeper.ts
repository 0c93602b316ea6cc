import type { MeetingList, MeetingRow } from '../db/store.ts';
import type { MeetingId } from '../src/lib/meeting/ids.ts';
import type { MeetingState } from '../src/lib/meeting/state.ts';
import type { Clock } from './hall/clock.ts';
import { NewestWrite } from './newest.ts';

type Row = Omit<MeetingRow, 'id' | 'code' | 'createdAt' | 'rehearsalOf' | 'wipedAt'>;

/** What the list of meetings says of this one. The log decides; this is for lists. */
export function rowOf({
  phase,
  settings: { title, area, closesAt, opensAt, timeZone },
  agendaIdeas,
}: Pick<MeetingState, 'phase' | 'settings' | 'agendaIdeas'>): Row {
  return { phase, title, area, closesAt, opensAt, timeZone, agendaIdeas };
}

/** Keeps the row of one meeting up to date. */
export class RowKeeper {
  readonly #writing: NewestWrite<Row>;
  #wanted = '';

  constructor(meeting: MeetingId, list: MeetingList, clock: Clock, report: (what: string, error: unknown) => void) {
    this.#writing = new NewestWrite(
      clock,
      async (row) => {
        await list.update(meeting, row);
      },
      (error) => report('the list of meetings could not be brought up to date', error)
    );
  }

  look(state: MeetingState): void {
    const row = rowOf(state);
    const wanted = JSON.stringify(row);
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    this.#writing.want(row);
  }

  stop(): void {
    this.#writing.stop();
  }
}
