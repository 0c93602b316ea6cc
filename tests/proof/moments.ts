/** Waiting for what is so, told by whoever changed something: no clock in it. */
export class Moments {
  readonly #waiting = new Set<() => void>();

  /** Something changed. */
  readonly changed = (): void => {
    for (const look of [...this.#waiting]) look();
  };

  /** Resolves as soon as it holds, looked at after each change. */
  until(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!holds()) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }
}
