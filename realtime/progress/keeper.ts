import type { ActionRow, ActionRows } from '../../db/store.ts';
import type { MeetingId } from '../../src/lib/meeting/ids.ts';
import type { MeetingState } from '../../src/lib/meeting/state.ts';
import type { Clock } from '../hall/clock.ts';
import { rowsOf } from './rows.ts';

const TRY_AGAIN_MS = 2000;

/**
 * Keeps the rows of a meeting's actions up to date: one write at a time, the newest wins, a failed one is tried again. Most
 * of what happens in a meeting does not concern them, and costs two comparisons here.
 */
export class ActionKeeper {
  #settings: MeetingState['settings'] | null = null;
  #acts = -1;
  #wanted: readonly ActionRow[] | null = null;
  #busy = false;
  #cancel: () => void = () => {};

  constructor(
    private readonly meeting: MeetingId,
    private readonly actions: ActionRows,
    private readonly clock: Clock,
    private readonly report: (what: string, error: unknown) => void
  ) {}

  look(state: MeetingState): void {
    if (state.acts === this.#acts && state.settings === this.#settings) return;
    this.#acts = state.acts;
    this.#settings = state.settings;
    const rows = rowsOf(this.meeting, state);
    if (rows.length === 0) return;
    this.#wanted = rows;
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
      for (let rows = this.#wanted; rows; rows = this.#wanted) {
        await this.actions.put(rows);
        if (this.#wanted === rows) this.#wanted = null;
      }
    } catch (error) {
      this.report('the list of actions could not be brought up to date', error);
      this.#cancel = this.clock.after(TRY_AGAIN_MS, () => void this.#write());
    } finally {
      this.#busy = false;
    }
  }
}
