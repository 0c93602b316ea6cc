/* eslint-disable svelte/prefer-svelte-reactivity -- no page reads the queue */
import type { Surroundings } from './surroundings.ts';

/** A screen reader is never interrupted more often than this, in ms. */
export const PAUSE_MS = 5_000;

/** What a screen reader is told, politely: at most one thing every five seconds, of each kind only the latest. */
export class Announcer {
  /** What to put into the live region. */
  said = $state('');
  #waiting = new Map<string, string>();
  #resting = false;

  constructor(private readonly around: Pick<Surroundings, 'after'>) {}

  say(kind: string, text: string): void {
    this.#waiting.delete(kind);
    this.#waiting.set(kind, text);
    this.#speak();
  }

  #speak(): void {
    const next = this.#waiting.entries().next();
    if (this.#resting || next.done) return;
    const [kind, text] = next.value;
    this.#waiting.delete(kind);
    // Saying the same twice changes nothing in the region, and would not be spoken: a space makes it new.
    this.said = this.said === text ? `${text}\u00A0` : text;
    this.#resting = true;
    this.around.after(PAUSE_MS, () => {
      this.#resting = false;
      this.#speak();
    });
  }
}
