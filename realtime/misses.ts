const WINDOW_MS = 60_000;

/** How often something that is guessed at was wrong in the present minute, all together: nobody's address is looked at. */
export class Misses {
  #since = Number.NEGATIVE_INFINITY;
  #count = 0;

  /**
   * @param now ms on any clock
   * @param atMost so many in a minute are nothing unusual
   */
  constructor(
    private readonly now: () => number,
    private readonly atMost: number
  ) {}

  /** Counts one. @returns in how many ms to try again; 0: this one may be answered */
  count(): number {
    this.#turn();
    this.#count += 1;
    return this.#count > this.atMost ? this.#left() : 0;
  }

  /** For how many ms from now on one more would be too many; 0: it would not. */
  get wait(): number {
    this.#turn();
    return this.#count >= this.atMost ? this.#left() : 0;
  }

  #left(): number {
    return this.#since + WINDOW_MS - this.now();
  }

  #turn(): void {
    const now = this.now();
    if (now - this.#since < WINDOW_MS && now >= this.#since) return;
    this.#since = now;
    this.#count = 0;
  }
}
