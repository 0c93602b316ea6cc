/** Offers a receipt once per device and meeting: after the first thing that somebody did there. */
export class Offer {
  shown = $state(false);
  readonly #key: string;

  constructor(
    code: string,
    private readonly storage: { get(key: string): string | null; set(key: string, value: string): unknown }
  ) {
    this.#key = `openfloor/${code}/offered`;
  }

  /** There is something to keep a receipt of. */
  earned(): void {
    if (this.storage.get(this.#key) !== null) return;
    this.storage.set(this.#key, 'yes');
    this.shown = true;
  }

  /** It was taken up, or not wanted. */
  settle(): void {
    this.shown = false;
  }
}
