/**
 * Whether what was written here is on the server's disk. The server counts the edits that reach it over a connection and
 * says up to which they are kept (`SAVED`). On a connection, the answer to the server's own question (sync step 2)
 * brings all that it lacks; so once that and everything sent after it is kept, nothing here is unsaved. A new connection
 * counts from zero.
 */
export class Tally {
  #sent = 0;
  #kept = 0;
  #whole = false;
  #changed = false;

  /** There is something here that the server may not have kept. */
  get unsaved(): boolean {
    return this.#changed;
  }

  connecting(): void {
    this.#sent = 0;
    this.#kept = 0;
    this.#whole = false;
  }

  /** @param whole it was a sync step 2 */
  sent(whole: boolean): void {
    this.#sent += 1;
    this.#whole ||= whole;
  }

  /** The document was changed here. */
  changed(): void {
    this.#changed = true;
  }

  kept(count: number): void {
    this.#kept = Math.max(this.#kept, count);
    if (this.#whole && this.#kept >= this.#sent) this.#changed = false;
  }
}
