import type { ActionRow, Directory, Store } from '../../db/store.ts';
import { picturesTakenDown } from '../../src/lib/meeting/actions/redact.ts';
import type { MeetingId } from '../../src/lib/meeting/ids.ts';
import type { MeetingState } from '../../src/lib/meeting/state.ts';
import type { Clock } from '../hall/clock.ts';
import { rowsOf } from './rows.ts';

const TRY_AGAIN_MS = 2000;

/**
 * Keeps the rows of a meeting's actions up to date: one write at a time, the newest wins, a failed one is tried again.
 * Pictures that were taken down are removed in the same way. Most of what happens in a meeting does not concern them, and
 * costs two comparisons here.
 */
export class ActionKeeper {
  #settings: MeetingState['settings'] | null = null;
  #acts = -1;
  #wanted: readonly ActionRow[] | null = null;
  /** Pictures that are gone, or are about to be. */
  #down: readonly string[] = [];
  #forgotten = 0;
  #busy = false;
  #cancel: () => void = () => {};

  constructor(
    private readonly meeting: MeetingId,
    private readonly store: Pick<Store, 'pictures'> & { readonly directory: Pick<Directory, 'actions'> },
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
    this.#down = picturesTakenDown(state);
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
        const down = this.#down;
        if (down.length > this.#forgotten) await this.store.pictures.forget(this.meeting, down);
        this.#forgotten = down.length;
        await this.store.directory.actions.put(rows);
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
