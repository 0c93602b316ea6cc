import type { Surroundings } from '../surroundings.ts';

/** A line that is away for less than this is nobody's business. */
const CALM_MS = 5000;
/** “Saved” comes back after a moment without anything unsaved, so that it does not flicker while somebody types. */
const SETTLE_MS = 600;

/** How it stands with the line, and with what was written here: as people are told, which is calmer than as it is. */
export class Standing {
  /** `away` only after the line has been broken for five seconds. */
  line = $state<'opening' | 'live' | 'away'>('opening');
  /** `saved`: everything written here is on the server's disk. */
  state = $state<'saved' | 'unsaved'>('saved');
  /** The same, without the calm. */
  unsaved = false;
  #stopped = false;
  #cancelCalm = (): void => {};
  #cancelSettle = (): void => {};

  constructor(private readonly around: Pick<Surroundings, 'after'>) {}

  live(): void {
    this.#cancelCalm();
    this.line = 'live';
  }

  later(): void {
    this.#cancelCalm();
    this.#cancelCalm = this.around.after(CALM_MS, () => (this.line = 'away'));
  }

  note(unsaved: boolean): void {
    this.unsaved = unsaved;
    // A field that leaves the page may write a last time, and while the page is drawn nothing may change what is drawn.
    queueMicrotask(() => this.#settle());
  }

  #settle(): void {
    this.#cancelSettle();
    if (this.#stopped) return;
    if (this.unsaved) this.state = 'unsaved';
    else this.#cancelSettle = this.around.after(SETTLE_MS, () => (this.state = 'saved'));
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelCalm();
    this.#cancelSettle();
  }
}
