/** Whoever has done nothing for this long has most likely gone for a coffee: the idea is free for others. */
const AWAY_MS = 120_000;
/** A key held down goes through many ideas: what is passed is not worth telling. */
const REST_MS = 150;

/**
 * What I tell the others that I look at. Nothing while the page is hidden or nobody touches it; where I come to rest, not
 * everything that I pass.
 */
export class Attention {
  #ideaId: string | null = null;
  #said: string | null = null;
  #away = false;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  readonly #say: (ideaId: string | null) => void;

  constructor(say: (ideaId: string | null) => void) {
    this.#say = say;
  }

  lookAt(ideaId: string | null): void {
    this.#ideaId = ideaId;
    if (typeof window === 'undefined') return;
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#tell(), REST_MS);
  }

  /** A new connection knows nothing of me. */
  again(): void {
    this.#said = null;
    this.#tell();
  }

  /** Notices whether somebody is there, until the returned function is called. In a browser only. */
  follow(): () => void {
    const gone = new AbortController();
    const options = { signal: gone.signal, passive: true };
    const here = () => this.#setAway(document.hidden);
    for (const sign of ['keydown', 'pointerdown', 'pointermove', 'wheel', 'visibilitychange'])
      document.addEventListener(sign, here, options);
    here();
    return () => {
      gone.abort();
      clearTimeout(this.#leaving);
      clearTimeout(this.#resting);
    };
  }

  #setAway(away: boolean): void {
    clearTimeout(this.#leaving);
    if (!away) this.#leaving = setTimeout(() => this.#setAway(true), AWAY_MS);
    if (away === this.#away) return;
    this.#away = away;
    this.#tell();
  }

  #tell(): void {
    const ideaId = this.#away ? null : this.#ideaId;
    if (ideaId === this.#said) return;
    this.#said = ideaId;
    this.#say(ideaId);
  }
}
