import type { AgendaStore } from '../../db/store.ts';
import { mergeAll, SharedDocument } from './document.ts';

/** So many stored updates are made into one. */
const COMPACT_AT = 500;
/** So many found at loading are, too: reading them was slow enough. */
const COMPACT_AT_LOAD = 50;

export interface Change {
  /** Null: nothing to write, but it must not be settled before what came earlier. */
  readonly store: Uint8Array | null;
  /** Called once this change, and all before it, are on disk. */
  readonly settled: () => void;
}

interface KeeperPorts<C extends Change> {
  readonly meeting: string;
  readonly agendas: AgendaStore;
  readonly report: (what: string, error: unknown) => void;
  /** All these are on disk now; called before each of them is told. */
  readonly written: (changes: readonly C[]) => void;
  /** An append failed, so nobody knows what is on disk: the room must be read again. */
  readonly failed: () => void;
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
  #compacting: Promise<void> | null = null;
  #rows = 0;
  #broken = false;

  constructor(ports: KeeperPorts<C>) {
    this.#ports = ports;
  }

  /** @throws Error if it cannot be read; what is stored stays as it is */
  async load(): Promise<SharedDocument> {
    const { agendas, meeting } = this.#ports;
    const rows = await agendas.load(meeting);
    const document = new SharedDocument(rows.map(({ update }) => update));
    this.#rows = rows.length;
    if (rows.length > COMPACT_AT_LOAD) this.#compact();
    return document;
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

  /** Resolves when everything pushed so far is settled, or has failed, and no compaction is under way. */
  async idle(): Promise<void> {
    while (this.#writing || this.#compacting) await (this.#writing ? this.#written : this.#compacting);
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      const changes = this.#waiting;
      this.#waiting = [];
      this.#waitingBytes = 0;
      try {
        const update = mergeAll(changes.flatMap(({ store }) => store ?? []));
        if (update) {
          await this.#ports.agendas.append(this.#ports.meeting, update);
          this.#rows += 1;
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
      if (this.#rows >= COMPACT_AT) this.#compact();
    }
    this.#writing = false;
  }

  /**
   * Reads what is stored and puts one update in the place of exactly that. What is appended meanwhile, here or by
   * another process, is not touched.
   */
  #compact(): void {
    this.#compacting ??= this.#merge()
      .catch((error: unknown) => this.#ports.report('an agenda could not be compacted', error))
      .finally(() => (this.#compacting = null));
    this.#rows = 1;
  }

  async #merge(): Promise<void> {
    const { agendas, meeting } = this.#ports;
    const rows = await agendas.load(meeting);
    if (rows.length < 2) return;
    const whole = new SharedDocument(rows.map(({ update }) => update)).encode();
    const positions = rows.map(({ position }) => position);
    await agendas.compact(meeting, positions, whole);
  }
}
