/* eslint-disable svelte/prefer-svelte-reactivity -- no page reads the queue */
import type { Surroundings } from './surroundings.ts';

/** A screen reader is never interrupted more often than this, in ms. */
export const PAUSE_MS = 5_000;

const KEY = 'openfloor/quiet';

/**
 * What a screen reader is told, politely: at most once in five seconds, and then all that there is to say, of each kind
 * only the latest. A person can have it be quiet; their device remembers that.
 */
export class Announcer {
  /** What to put into the live region. */
  said = $state('');
  #quiet = $state(false);
  #waiting = new Map<string, string>();
  #resting = false;

  constructor(private readonly around: Pick<Surroundings, 'after' | 'storage'>) {}

  /** Nothing is said, and nothing is kept to be said later, but for what answers the person's own doing. */
  get quiet(): boolean {
    return this.#quiet;
  }
  set quiet(on: boolean) {
    this.#quiet = on;
    if (on) this.around.storage.set(KEY, '1');
    else this.around.storage.remove(KEY);
    if (on) this.#waiting.clear();
  }

  /** As this device was left. */
  restore(): void {
    this.#quiet = this.around.storage.get(KEY) !== null;
  }

  /** @param answer it answers what the person did, so it is said also while it is quiet otherwise */
  say(kind: string, text: string, { answer = false } = {}): void {
    if (this.#quiet && !answer) return;
    this.#waiting.delete(kind);
    this.#waiting.set(kind, text);
    this.#speak();
  }

  #speak(): void {
    if (this.#resting || this.#waiting.size === 0) return;
    const text = [...this.#waiting.values()].map(asSentence).join(' ');
    this.#waiting.clear();
    // Saying the same twice changes nothing in the region, and would not be spoken: a space makes it new.
    this.said = this.said === text ? `${text}\u00A0` : text;
    this.#resting = true;
    this.around.after(PAUSE_MS, () => {
      this.#resting = false;
      this.#speak();
    });
  }
}

const asSentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);
