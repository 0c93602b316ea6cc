/**
 * Which entities were touched by the last broadcasts, so that whoever comes back after a while gets what changed instead
 * of the whole board. Bounded in keys; past that the answer is a snapshot.
 */
interface Step {
  readonly from: number;
  readonly to: number;
  readonly keys: readonly string[];
}

/** About 100 bytes a key: at most some 2 MB a meeting. At 200 votes/s coalesced to 20 broadcasts/s, several minutes. */
const KEYS_KEPT = 20_000;

export class History {
  readonly #steps: Step[] = [];
  #start = 0;
  #keys = 0;

  add(from: number, to: number, keys: readonly string[]): void {
    this.#steps.push({ from, to, keys });
    this.#keys += keys.length + 1;
    while (this.#keys > KEYS_KEPT && this.#start < this.#steps.length - 1) {
      const oldest = this.#steps[this.#start];
      this.#keys -= (oldest?.keys.length ?? 0) + 1;
      this.#start += 1;
    }
    if (this.#start > 1000) {
      this.#steps.splice(0, this.#start);
      this.#start = 0;
    }
  }

  /** The keys touched after `version`, or null if that is longer ago than is remembered. */
  since(version: number): ReadonlySet<string> | null {
    const oldest = this.#steps[this.#start];
    if (!oldest || version < oldest.from) return null;
    const keys = new Set<string>();
    for (let at = this.#steps.length - 1; at >= this.#start; at -= 1) {
      const step = this.#steps[at];
      if (!step || step.to <= version) break;
      for (const key of step.keys) keys.add(key);
    }
    return keys;
  }
}
