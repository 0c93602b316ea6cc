import type { Clock } from '../hall/clock.ts';

/** The board hears of what an agenda takes up at most this often, in ms; the rest of what is typed does not concern it. */
const TELL_MS = 1000;
/** After a failure (the store was away, the meeting was busy): it is told again after this long, in ms. */
const AGAIN_MS = 5000;

interface LinkerPorts {
  readonly clock: Clock;
  /**
   * The board's ideas that the agenda takes up, in any order. It may be a moment ahead of the disk: if that write fails, the
   * agenda is read afresh, and what is in it then is told.
   */
  readonly ideas: () => readonly string[];
  /** Tells the meeting; a rejection means that it may not know. */
  readonly tell: (ideas: readonly string[]) => Promise<unknown>;
  readonly report: (what: string, error: unknown) => void;
}

/** Keeps the meeting told of which ideas its agenda takes up, whenever that changed. */
export class Linker {
  readonly #ports: LinkerPorts;
  /** What the meeting knows; null: nobody knows what it knows. */
  #told: string | null = null;
  #cancel: (() => void) | null = null;
  #telling: Promise<void> = Promise.resolve();
  #over = false;

  constructor(ports: LinkerPorts) {
    this.#ports = ports;
  }

  /** Something in the agenda changed, and is on the disk. */
  changed(): void {
    this.#later(TELL_MS);
  }

  /** Nothing more will change: what was not told yet is told now. One more try is all there is time for. */
  async end(): Promise<void> {
    this.#over = true;
    const waiting = this.#cancel !== null;
    this.#cancel?.();
    await this.#telling;
    if (waiting) await this.#tell();
  }

  /** What is in memory must not be told any more: whoever reads the agenda afresh tells what is in it. */
  stop(): void {
    this.#over = true;
    this.#cancel?.();
    this.#cancel = null;
  }

  #later(ms: number): void {
    if (this.#over) return;
    this.#cancel ??= this.#ports.clock.after(ms, () => {
      this.#cancel = null;
      this.#telling = this.#telling.then(() => this.#tell());
    });
  }

  async #tell(): Promise<void> {
    const ideas = [...this.#ports.ideas()].sort();
    const key = ideas.join(' ');
    if (key === this.#told) return;
    try {
      await this.#ports.tell(ideas);
      this.#told = key;
    } catch (error) {
      this.#told = null;
      this.#ports.report('a meeting could not be told what its agenda takes up', error);
      this.#later(AGAIN_MS);
    }
  }
}
