import { StoreError, type Batch, type EventLog, type LoggedBatch } from '../../db/store.ts';
import type { MeetingId } from '../../src/lib/meeting/ids.ts';
import { Journal } from '../../src/lib/meeting/journal.ts';
import { evolve } from '../../src/lib/meeting/meeting.ts';
import { emptyMeeting, type MeetingState } from '../../src/lib/meeting/state.ts';
import { upcast } from '../../src/lib/meeting/upcast.ts';
import { BEGINNING, chained, linkOf, randomSalt, tipAfter } from '../audit/chain.ts';

/** Told of each event as it is folded: the state after it, and what it touched. */
export type Witness = (state: MeetingState, journal: Journal) => void;

/** The log is shorter than what was acknowledged from it, or cannot be folded: the meeting must stop, not guess. */
export class BrokenLog extends Error {
  override name = 'BrokenLog';
}

/** A meeting's state as read from its log: loaded once, then kept up with. */
export class Book {
  readonly #log: EventLog;
  readonly #meeting: MeetingId;
  readonly #newSalt: () => string;
  #state: MeetingState | null = null;
  /** Highest version that is known to be in the log. */
  #committed = 0;
  /** Hash of the last batch that the state contains; `#next` that of the one on its way into the log. */
  #tip = BEGINNING;
  #next: string | null = null;

  constructor(log: EventLog, meeting: MeetingId, newSalt = randomSalt) {
    this.#log = log;
    this.#meeting = meeting;
    this.#newSalt = newSalt;
  }

  /** Null before the first `read`, and after the state was dropped because an append's outcome is unknown. */
  get state(): MeetingState | null {
    return this.#state;
  }

  get committed(): number {
    return this.#committed;
  }

  /** The state now contains exactly what is in the log up to its version. */
  settle(): void {
    if (this.#state) this.#committed = this.#state.version;
    this.#tip = this.#next ?? this.#tip;
    this.#next = null;
  }

  /** A batch as it goes into the log after all that is in the state: tied to what came before. */
  tie(batch: Pick<Batch, 'events' | 'texts'>): Batch {
    const tied = chained(this.#tip, this.#meeting, batch, this.#newSalt);
    this.#next = linkOf(tied)?.own ?? null;
    return tied;
  }

  drop(): void {
    this.#state = null;
    this.#next = null;
  }

  /**
   * Reads what the log has beyond the state (all of it, if there is no state).
   * @throws BrokenLog if less is there than was acknowledged, or an event cannot follow
   */
  async read(witness: Witness): Promise<MeetingState> {
    let batches = await this.#batchesFrom(this.#state?.version ?? 0);
    if (this.#wasReplaced(batches)) {
      this.drop();
      batches = await this.#batchesFrom(0);
    }
    const state = this.#state ?? emptyMeeting();
    if (!this.#state) this.#tip = BEGINNING;
    this.#next = null;
    for (const batch of batches) this.#fold(state, batch, witness);
    if (state.version < this.#committed) {
      throw new BrokenLog(`the log ends at version ${state.version}, but ${this.#committed} was acknowledged`);
    }
    this.#state = state;
    this.settle();
    return state;
  }

  async #batchesFrom(version: number): Promise<readonly LoggedBatch[]> {
    return this.#log.read(this.#meeting, version).catch((error: unknown) => {
      if (error instanceof StoreError && error.code === 'gap') throw new BrokenLog(error.message, { cause: error });
      throw error;
    });
  }

  /**
   * Where the state ends there was the end of a batch; now one goes across it: another process has put the remainder in the
   * log's place. What is in memory knows people who are not in the log any more.
   */
  #wasReplaced([first]: readonly LoggedBatch[]): boolean {
    return this.#state !== null && first !== undefined && first.firstVersion <= this.#state.version;
  }

  #fold(state: MeetingState, batch: LoggedBatch, witness: Witness): void {
    if (batch.firstVersion !== state.version + 1) {
      throw new BrokenLog(`after version ${state.version} the log goes on with ${batch.firstVersion}`);
    }
    for (const stored of batch.events) {
      const journal = new Journal();
      try {
        evolve(state, upcast(stored), batch.texts, journal);
      } catch (cause) {
        throw new BrokenLog(`version ${state.version + 1} cannot follow: ${String(cause)}`, { cause });
      }
      journal.settle();
      witness(state, journal);
    }
    this.#tip = tipAfter(this.#tip, this.#meeting, batch);
  }
}
