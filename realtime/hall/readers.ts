import type { MeetingState } from '../../src/lib/meeting/state.ts';

/** Those who wait for the moment between two batches, at which the state is exactly what is in the log. */
export class Readers {
  #waiting: ((state: MeetingState | null) => void)[] = [];

  get some(): boolean {
    return this.#waiting.length > 0;
  }

  /** `look` is called in that very moment and must not keep the state. Rejects if there is no state to be had then. */
  add<T>(look: (state: MeetingState) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.push((state) => {
        if (!state) return reject(new Error('the meeting cannot be read from its log at the moment'));
        try {
          resolve(look(state));
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
    });
  }

  serve(state: MeetingState | null): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const reader of waiting) reader(state);
  }
}
