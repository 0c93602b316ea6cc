import type { Clock } from '../hall/clock.ts';

/** The board hears of what an agenda takes up at most this often, in ms; the rest of what is typed does not concern it. */
const TELL_MS = 1000;

interface LinkerPorts {
  readonly clock: Clock;
  /** The board's ideas that the agenda takes up now, in any order. */
  readonly ideas: () => readonly string[];
  /** Tells the meeting; a rejection means that it may not know. */
  readonly tell: (ideas: readonly string[]) => Promise<unknown>;
  readonly report: (what: string, error: unknown) => void;
}

/** Keeps the meeting told of which ideas its agenda takes up, whenever that changed. */
export class Linker {
  readonly #ports: LinkerPorts;
  /** What was told last; null: nobody knows what the meeting knows. */
  #told: string | null = null;
  #cancel: (() => void) | null = null;

  constructor(ports: LinkerPorts) {
    this.#ports = ports;
  }

  /** Something in the agenda changed, and is on the disk. */
  changed(): void {
    this.#cancel ??= this.#ports.clock.after(TELL_MS, () => void this.#tell());
  }

  /** Nothing more will change: what was not told yet is told now. */
  async end(): Promise<void> {
    if (this.#cancel) await this.#tell();
  }

  async #tell(): Promise<void> {
    this.#cancel?.();
    this.#cancel = null;
    const ideas = [...this.#ports.ideas()].sort();
    const key = ideas.join(' ');
    if (key === this.#told) return;
    this.#told = key;
    try {
      await this.#ports.tell(ideas);
    } catch (error) {
      this.#told = null;
      this.#ports.report('a meeting could not be told what its agenda takes up', error);
    }
  }
}
