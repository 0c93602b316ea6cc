/** Meetings of which something is kept. */
const KEPT = 4;

/** What is made from whole logs: one at a time, however many ask, and kept while it stays what it is. */
export class Kept<T> {
  readonly #kept = new Map<string, { readonly key: string; readonly made: Promise<T> }>();
  #last: Promise<unknown> = Promise.resolve();

  /** @param key is another one as soon as what was made of the meeting may not hold any more */
  of(meeting: string, key: string, make: () => Promise<T>): Promise<T> {
    const known = this.#kept.get(meeting);
    if (known?.key === key) return known.made;
    const made = this.#last.then(make);
    this.#last = made.catch(() => this.#kept.delete(meeting));
    this.#kept.delete(meeting);
    this.#kept.set(meeting, { key, made });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return made;
  }
}
