import type { AgendaStore } from '../../db/store.ts';
import type { Clock } from '../hall/clock.ts';
import { mergeAll, SharedDocument } from './document.ts';
import { Positions } from './positions.ts';

/** So many stored updates are made into one, if they weigh enough beside the whole; this many in any case. */
const COMPACT_AT = 500;
const COMPACT_ANYWAY = 5000;
/** What was added weighs enough when it is this part of the document: so writing it anew costs a constant per byte typed. */
const WEIGHS_ENOUGH = 1 / 4;
/** So many found at loading are, too: reading them was slow enough. */
const COMPACT_AT_LOAD = 50;

/**
 * A write begins at once after a pause, and then every so many ms at most: twenty who type at once share a sync of the disk
 * and a message to each, and nobody sees the difference.
 */
const WRITE_EVERY_MS = 50;

/** When the last one leaves, so few are enough: nobody waits for it. */
const TIDY_AT = 10;

/** What was deleted goes from the disk when the last one leaves; from an agenda that stays open within this time, in ms. */
const ERASE_WITHIN_MS = 5 * 60_000;

export interface Change {
  /** Null: nothing to write, but it must not be settled before what came earlier. */
  readonly store: Uint8Array | null;
  /** Called once this change, and all before it, are on disk. */
  readonly settled: () => void;
}

interface KeeperPorts<C extends Change> {
  readonly meeting: string;
  readonly agendas: AgendaStore;
  readonly clock: Clock;
  readonly report: (what: string, error: unknown) => void;
  /** All these are on disk now; called before each of them is told. */
  readonly written: (changes: readonly C[]) => void;
  /** An append failed, so nobody knows what is on disk: the room must be read again. */
  readonly failed: () => void;
  /** What others stored (another node, or a version that was restored). @throws Error if it cannot be taken in */
  readonly found: (updates: readonly Uint8Array[]) => void;
}

/**
 * Writes a document's changes. As in the Hall, the next write is whatever came while the last one was on its way to the
 * disk, made into one update; nothing is settled before it is there.
 */
export class Keeper<C extends Change> {
  readonly #ports: KeeperPorts<C>;
  #waiting: C[] = [];
  #waitingBytes = 0;
  #writing = false;
  #written: Promise<void> = Promise.resolve();
  #writtenAt = Number.NEGATIVE_INFINITY;
  #compacting: Promise<void> | null = null;
  #looking: Promise<void> | null = null;
  #lookAgain = false;
  #document: SharedDocument | null = null;
  readonly #positions = new Positions();
  #compactAt = COMPACT_AT;
  #addedBytes = 0;
  #broken = false;
  /** So many of the document's deletions are carried out on the disk, too. */
  #erased = 0;
  #cancelErasing: (() => void) | null = null;

  constructor(ports: KeeperPorts<C>) {
    this.#ports = ports;
  }

  /** @throws Error if it cannot be read; what is stored stays as it is */
  async load(): Promise<SharedDocument> {
    const { agendas, meeting, clock } = this.#ports;
    const rows = await agendas.load(meeting);
    const document = new SharedDocument(rows.map(({ update }) => update));
    if (this.#broken) return document;
    this.#document = document;
    this.#positions.add(
      rows.map(({ position }) => position),
      clock.now()
    );
    // Stored in another way than it would be anew: somebody may have stopped before what was deleted was gone.
    const bytes = rows.reduce((sum, { update }) => sum + update.byteLength, 0);
    if (rows.length > 0 && bytes !== document.size) this.#erased = -1;
    if (rows.length > COMPACT_AT_LOAD) this.#compact(document);
    this.#eraseLater();
    return document;
  }

  /** Takes in what others stored since. One look at a time; asked during one, there is another after it. */
  look(): Promise<void> {
    if (!this.#document || this.#broken) return Promise.resolve();
    this.#lookAgain = true;
    return (this.#looking ??= this.#lookAtAll().finally(() => (this.#looking = null)));
  }

  async #lookAtAll(): Promise<void> {
    const { agendas, meeting, clock, report, found, failed } = this.#ports;
    while (this.#lookAgain && !this.#broken) {
      this.#lookAgain = false;
      const rows = await agendas.load(meeting, this.#positions.known);
      const others = rows.filter(({ position }) => !this.#positions.has(position));
      try {
        if (others.length > 0) found(others.map(({ update }) => update));
      } catch (error) {
        this.#broken = true;
        report('what others wrote to an agenda could not be taken in', error);
        return failed();
      }
      this.#positions.add(
        others.map(({ position }) => position),
        clock.now()
      );
    }
  }

  /** Bytes that wait to be written. */
  get backlog(): number {
    return this.#waitingBytes;
  }

  push(change: C): void {
    if (this.#broken) return;
    this.#waiting.push(change);
    this.#waitingBytes += change.store?.byteLength ?? 0;
    if (this.#writing) return;
    this.#writing = true;
    this.#written = this.#write();
  }

  /** The document in memory must not be stored any more; what is on its way to the disk gets there. */
  abandon(): void {
    this.#broken = true;
    this.#document = null;
    this.#cancelErasing?.();
  }

  /** Resolves when everything pushed so far is settled, or has failed, and no compaction is under way. */
  async idle(): Promise<void> {
    while (this.#writing || this.#compacting) await (this.#writing ? this.#written : this.#compacting);
    await this.#looking?.catch(() => {});
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      if (this.#waiting.some(({ store }) => store !== null)) await this.#itsTurn();
      const changes = this.#waiting;
      this.#waiting = [];
      this.#waitingBytes = 0;
      try {
        const update = mergeAll(changes.flatMap(({ store }) => store ?? []));
        if (update) {
          const { agendas, meeting, clock } = this.#ports;
          this.#positions.add([await agendas.append(meeting, update)], clock.now());
          this.#addedBytes += update.byteLength;
        }
      } catch (error) {
        this.#broken = true;
        this.#writing = false;
        this.#waiting = [];
        this.#ports.report('an agenda could not be written', error);
        return this.#ports.failed();
      }
      this.#ports.written(changes);
      for (const change of changes) change.settled();
      if (this.#positions.count >= this.#compactAt) this.#compactIfWorth();
    }
    this.#writing = false;
    this.#eraseLater();
  }

  async #itsTurn(): Promise<void> {
    const { clock } = this.#ports;
    const wait = this.#writtenAt + WRITE_EVERY_MS - clock.now();
    // A clock that was set back must not hold anybody up.
    if (wait > 0 && wait <= WRITE_EVERY_MS) await new Promise<void>((go) => clock.after(wait, go));
    this.#writtenAt = clock.now();
  }

  /**
   * The last one leaves, or a version is deleted for good: many small rows become one, for who opens it next, and what was
   * deleted from the document goes from the disk. Resolves when that is done, or was reported.
   */
  async tidy(): Promise<void> {
    await this.idle();
    if (this.#owesErasing) {
      // What others stored may hold it too.
      await this.look().catch((error: unknown) => this.#ports.report('an agenda could not be looked at', error));
      await this.idle();
    }
    const isWorth = this.#owesErasing || this.#positions.count >= TIDY_AT;
    if (this.#document && isWorth) this.#compact(this.#document);
    await this.idle();
  }

  get #owesErasing(): boolean {
    return this.#document !== null && this.#document.deletions > this.#erased;
  }

  #eraseLater(): void {
    if (!this.#owesErasing || this.#cancelErasing) return;
    this.#cancelErasing = this.#ports.clock.after(ERASE_WITHIN_MS, () => {
      this.#cancelErasing = null;
      if (this.#document && !this.#compacting && this.#owesErasing) this.#compact(this.#document);
      else this.#eraseLater();
    });
  }

  #compactIfWorth(): void {
    const document = this.#document;
    if (!document || this.#compacting) return;
    const isWorth = this.#addedBytes >= document.size * WEIGHS_ENOUGH || this.#positions.count >= COMPACT_ANYWAY;
    if (isWorth) this.#compact(document);
    else this.#compactAt += COMPACT_AT;
  }

  /**
   * Puts the document as it is in memory in the place of exactly those stored updates that it is known to hold. What is
   * appended meanwhile, here or by another process, is not touched. The document may be ahead of the disk: something that
   * nobody was told of may get there earlier.
   */
  #compact(document: SharedDocument): void {
    this.#compactAt = COMPACT_AT;
    this.#addedBytes = 0;
    const { agendas, meeting, clock, report } = this.#ports;
    const stored = this.#positions.takeStored();
    const whole = document.encodeWhole();
    const erase = this.#owesErasing;
    // What is on its way to the disk now may hold what was deleted last.
    const erased = document.deletions - (this.#writing ? 1 : 0);
    this.#compacting = agendas
      .compact(meeting, stored, whole, { erase })
      .then((position) => {
        this.#positions.add([position], clock.now());
        this.#erased = Math.max(this.#erased, erased);
      })
      .catch((error: unknown) => {
        this.#positions.putBack(stored);
        report('an agenda could not be compacted', error);
      })
      .finally(() => {
        this.#compacting = null;
        this.#eraseLater();
      });
  }
}
