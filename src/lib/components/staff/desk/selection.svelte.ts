/* eslint-disable svelte/prefer-svelte-reactivity -- what pages read of these is put anew as a whole, or counted beside */
type Ids = readonly string[];

/** The ideas chosen for a verdict together; the one chosen last is where a range begins. */
export class Selection {
  #chosen: ReadonlySet<string> = $state.raw(new Set<string>());
  #anchor: string | null = null;
  /** What was chosen before the present range, which may shrink again. */
  #base: ReadonlySet<string> = new Set<string>();

  get size(): number {
    return this.#chosen.size;
  }
  has(id: string): boolean {
    return this.#chosen.has(id);
  }

  /** Of these, the chosen ones, in their order. */
  of<Idea extends { readonly id: string }>(ideas: readonly Idea[]): readonly Idea[] {
    return this.size === 0 ? [] : ideas.filter(({ id }) => this.#chosen.has(id));
  }

  toggle(id: string): void {
    const chosen = new Set(this.#chosen);
    if (!chosen.delete(id)) chosen.add(id);
    this.#chosen = chosen;
    this.#startAt(id);
  }

  /**
   * Everything from where the range began to here, in the order shown; what was chosen apart from it stays.
   * @param from where a range begins if nothing was chosen yet
   */
  extendTo(id: string, order: Ids, from: string | null = null): void {
    if (this.#anchor === null || !order.includes(this.#anchor)) this.#startAt(from ?? id);
    const [a, b] = [order.indexOf(this.#anchor ?? id), order.indexOf(id)];
    if (a < 0 || b < 0) return;
    this.#chosen = new Set([...this.#base, ...order.slice(Math.min(a, b), Math.max(a, b) + 1)]);
  }

  all(order: Ids): void {
    this.#chosen = new Set(order);
    this.#base = this.#chosen;
  }

  /** These as well. */
  add(ids: Ids): void {
    this.#chosen = new Set([...this.#chosen, ...ids]);
    this.#base = this.#chosen;
  }

  clear(): void {
    if (this.size > 0) this.#chosen = new Set();
    this.#base = this.#chosen;
    this.#anchor = null;
  }

  /** Lets go of what is not there any more. */
  keep(isThere: (id: string) => boolean): void {
    if (this.size === 0) return;
    const left = [...this.#chosen].filter(isThere);
    if (left.length < this.size) this.#chosen = new Set(left);
  }

  #startAt(id: string): void {
    this.#anchor = id;
    this.#base = this.#chosen;
  }
}
