const NONE: ReadonlySet<string> = new Set();

/** Who goes with whom, both ways. */
export class Pairs {
  readonly #of = new Map<string, Set<string>>();

  of(id: string): ReadonlySet<string> {
    return this.#of.get(id) ?? NONE;
  }

  add(id: string, others: readonly string[]): void {
    for (const other of others) {
      if (other === id) continue;
      this.#put(id, other);
      this.#put(other, id);
    }
  }

  drop(id: string): void {
    for (const other of this.of(id)) this.#of.get(other)?.delete(id);
    this.#of.delete(id);
  }

  #put(id: string, other: string): void {
    const known = this.#of.get(id);
    if (known) known.add(other);
    else this.#of.set(id, new Set([other]));
  }
}
