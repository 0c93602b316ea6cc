import { isDeepStrictEqual } from 'node:util';
import type { ActionRow, Directory, Store } from '../../db/store.ts';
import { picturesTakenDown } from '../../src/lib/meeting/actions/redact.ts';
import type { MeetingId } from '../../src/lib/meeting/ids.ts';
import type { MeetingState } from '../../src/lib/meeting/state.ts';
import type { Clock } from '../hall/clock.ts';
import { NewestWrite } from '../newest.ts';
import { rowsOf } from './rows.ts';

type Stored = Pick<Store, 'pictures'> & { readonly directory: Pick<Directory, 'actions'> };

interface Ports {
  readonly store: Stored;
  readonly clock: Clock;
  /** The committed state, at the next moment at which there is one. */
  readonly read: <T>(look: (state: MeetingState) => T) => Promise<T>;
  readonly report: (what: string, error: unknown) => void;
}

/**
 * Keeps the rows of a meeting's actions up to date, and removes pictures that were taken down. Most of what happens in a
 * meeting does not concern them, and costs two comparisons here; what does is looked at when it is written, however much
 * came meanwhile, and only what differs from what is stored is written.
 */
export class ActionKeeper {
  readonly #meeting: MeetingId;
  readonly #ports: Ports;
  readonly #rows: NewestWrite<object>;
  readonly #pictures: NewestWrite<object>;
  #settings: MeetingState['settings'] | null = null;
  #acts = -1;
  /** As they are stored, by id; null until they were read. */
  #stored: Map<string, ActionRow> | null = null;
  /** So many texts had been taken out of the log when rows were last written by this keeper. */
  #scrubbed = 0;
  /** Of the pictures that were taken down, so many are gone. */
  #gone = 0;

  constructor(meeting: MeetingId, ports: Ports) {
    this.#meeting = meeting;
    this.#ports = ports;
    const { clock, report } = ports;
    // Apart: one that cannot be done just now does not hold the other up.
    this.#rows = new NewestWrite(
      clock,
      () => this.#write(),
      (error) => report('the list of actions could not be brought up to date', error)
    );
    this.#pictures = new NewestWrite(
      clock,
      () => this.#forget(),
      (error) => report('a picture that was taken down could not be removed yet', error)
    );
  }

  look(state: MeetingState): void {
    if (state.acts === this.#acts && state.settings === this.#settings) return;
    this.#acts = state.acts;
    this.#settings = state.settings;
    if (state.actions.size === 0) return;
    this.#pictures.want({});
    if (!state.rehearsal) this.#rows.want({});
  }

  stop(): void {
    this.#rows.stop();
    this.#pictures.stop();
  }

  async #write(): Promise<void> {
    const { actions } = this.#ports.store.directory;
    const now = await this.#read((state) => ({
      rows: rowsOf(this.#meeting, state),
      scrubbed: state.scrubbed.size,
    }));
    if (!now) return;
    const { rows, scrubbed } = now;
    this.#stored ??= new Map((await actions.byMeeting(this.#meeting)).map((row) => [row.id, row]));
    const stored = this.#stored;
    const changed = rows.filter((row) => {
      const there = stored.get(row.id);
      return !there || !isDeepStrictEqual({ ...there, version: row.version }, row);
    });
    if (changed.length === 0) return;
    // What was taken out of the log since is not to be left in the files by the row that held it.
    await actions.put(changed, { erase: scrubbed > this.#scrubbed });
    this.#scrubbed = scrubbed;
    for (const row of changed) stored.set(row.id, row);
  }

  async #forget(): Promise<void> {
    const { pictures } = this.#ports.store;
    const down = await this.#read(picturesTakenDown);
    if (!down || down.length === this.#gone) return;
    const those = new Set(down);
    const there = (await pictures.list(this.#meeting)).filter(({ id }) => those.has(id));
    if (there.length > 0)
      await pictures.forget(
        this.#meeting,
        there.map(({ id }) => id)
      );
    this.#gone = down.length;
  }

  /** Null if the log cannot be read now, which the Hall reports: the next commit has it looked at again. */
  async #read<T>(look: (state: MeetingState) => T): Promise<T | null> {
    try {
      return await this.#ports.read(look);
    } catch {
      this.#acts = -1;
      return null;
    }
  }
}
