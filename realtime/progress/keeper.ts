import type { ActionRow, Directory, Store } from '../../db/store.ts';
import { picturesTakenDown } from '../../src/lib/meeting/actions/redact.ts';
import type { MeetingId } from '../../src/lib/meeting/ids.ts';
import type { MeetingState } from '../../src/lib/meeting/state.ts';
import type { Clock } from '../hall/clock.ts';
import { NewestWrite } from '../newest.ts';
import { rowsOf } from './rows.ts';

type Stored = Pick<Store, 'pictures'> & { readonly directory: Pick<Directory, 'actions'> };

interface Wanted {
  readonly rows: readonly ActionRow[];
  /** Pictures that were taken down. */
  readonly down: readonly string[];
}

/**
 * Keeps the rows of a meeting's actions up to date, and removes pictures that were taken down. Most of what happens in a
 * meeting does not concern them, and costs two comparisons here.
 */
export class ActionKeeper {
  readonly #meeting: MeetingId;
  readonly #store: Stored;
  readonly #writing: NewestWrite<Wanted>;
  #settings: MeetingState['settings'] | null = null;
  #acts = -1;
  /** Of the pictures that were taken down, so many are gone. */
  #gone = 0;

  constructor(meeting: MeetingId, store: Stored, clock: Clock, report: (what: string, error: unknown) => void) {
    this.#meeting = meeting;
    this.#store = store;
    this.#writing = new NewestWrite(
      clock,
      (wanted) => this.#write(wanted),
      (error) => report('the list of actions could not be brought up to date', error)
    );
  }

  look(state: MeetingState): void {
    if (state.acts === this.#acts && state.settings === this.#settings) return;
    this.#acts = state.acts;
    this.#settings = state.settings;
    const rows = rowsOf(this.#meeting, state);
    if (rows.length > 0) this.#writing.want({ rows, down: picturesTakenDown(state) });
  }

  stop(): void {
    this.#writing.stop();
  }

  async #write({ rows, down }: Wanted): Promise<void> {
    if (down.length > this.#gone) await this.#store.pictures.forget(this.#meeting, down);
    this.#gone = down.length;
    await this.#store.directory.actions.put(rows);
  }
}
