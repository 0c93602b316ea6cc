import type { MeetingList, MeetingRow } from '../db/store.ts';
import type { MeetingId } from '../src/lib/meeting/ids.ts';
import type { MeetingState } from '../src/lib/meeting/state.ts';
import type { Clock } from './hall/clock.ts';

type Row = Omit<MeetingRow, 'id' | 'code' | 'createdAt' | 'rehearsalOf' | 'wipedAt'>;

const TRY_AGAIN_MS = 2000;

/** What the list of meetings says of this one. The log decides; this is for lists. */
export function rowOf({
  phase,
  settings: { title, area, closesAt, opensAt, timeZone },
  agendaIdeas,
}: Pick<MeetingState, 'phase' | 'settings' | 'agendaIdeas'>): Row {
  return { phase, title, area, closesAt, opensAt, timeZone, agendaIdeas };
}

/** Keeps the row of one meeting up to date: one write at a time, the newest wins, a failed one is tried again. */
export class RowKeeper {
  #wanted: Row | null = null;
  #written = '';
  #busy = false;
  #cancel: () => void = () => {};

  constructor(
    private readonly meeting: MeetingId,
    private readonly list: MeetingList,
    private readonly clock: Clock,
    private readonly report: (what: string, error: unknown) => void
  ) {}

  look(state: MeetingState): void {
    this.#wanted = rowOf(state);
    if (!this.#busy) void this.#write();
  }

  stop(): void {
    this.#cancel();
    this.#wanted = null;
  }

  async #write(): Promise<void> {
    this.#busy = true;
    this.#cancel();
    try {
      for (let row = this.#wanted; row && JSON.stringify(row) !== this.#written; row = this.#wanted) {
        await this.list.update(this.meeting, row);
        this.#written = JSON.stringify(row);
      }
    } catch (error) {
      this.report('the list of meetings could not be brought up to date', error);
      this.#cancel = this.clock.after(TRY_AGAIN_MS, () => void this.#write());
    } finally {
      this.#busy = false;
    }
  }
}
