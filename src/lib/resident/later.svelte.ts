/** A part of the page that is fetched when it is first wanted; asked for again, if the network failed it. */
export class Later<Part> {
  /** null until it is there. */
  part = $state.raw<Part | null>(null);
  /** It was wanted and could not be fetched. */
  failed = $state(false);
  #coming: Promise<Part | null> | null = null;

  constructor(private readonly load: () => Promise<Part>) {}

  /** @returns the part; null if it cannot be fetched now */
  want(): Promise<Part | null> {
    this.#coming ??= this.#fetch();
    return this.#coming;
  }

  async #fetch(): Promise<Part | null> {
    this.failed = false;
    try {
      this.part = await this.load();
    } catch {
      this.failed = true;
      this.#coming = null;
    }
    return this.part;
  }
}
