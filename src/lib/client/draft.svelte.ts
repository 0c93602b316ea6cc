import { onWake } from './browser.ts';
import { browserSurroundings, type Keep } from './surroundings.ts';

const word = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

/**
 * What is being written, kept on this device until it is sent: a reload, a call or an empty battery loses nothing. Each
 * tab shows what was written last, in whichever of them; words that could not be kept stay where they were typed.
 */
export class Draft {
  text = $state('');
  category = $state<string | null>(null);
  zip = $state<string | null>(null);
  /** The words would be gone with the page: the browser keeps nothing. */
  fleeting = $state(false);
  #restored = false;
  /** What this tab last wrote or read. */
  #known: string | null = null;
  readonly #key: string;
  readonly #storage: Keep;

  /** @param name tells what is being written from what else is, in the same meeting */
  constructor(code: string, storage: Keep = browserSurroundings().storage, name = 'draft') {
    this.#key = `openfloor/${code}/${name}`;
    this.#storage = storage;
  }

  /** Takes up what was being written before a reload, and follows other tabs until the returned function is called. */
  restore(): () => void {
    this.#restored = true;
    if (this.text === '') this.#look();
    const stopFollowing = this.#storage.follow((key) => key === this.#key && this.#look());
    const stopWaking = onWake(() => this.#look());
    return () => {
      stopFollowing();
      stopWaking();
    };
  }

  /** Keeps it; nothing, before it was restored: that would overwrite what is to be taken up. */
  save(): void {
    const now = this.#now();
    if (!this.#restored || now === this.#known) return;
    const kept = now === null || this.#storage.set(this.#key, now);
    if (now === null) this.#storage.remove(this.#key);
    this.fleeting = !kept && this.text !== '';
    if (kept) this.#known = now;
  }

  /** It was sent. The zip code stays: people rarely move during a meeting. */
  clear(): void {
    this.text = '';
    this.category = null;
    this.save();
  }

  #now(): string | null {
    const { text, category, zip } = this;
    return text === '' && category === null && zip === null ? null : JSON.stringify({ text, category, zip });
  }

  /** Takes over what is kept, unless there are words here that are kept nowhere. */
  #look(): void {
    const raw = this.#storage.get(this.#key);
    if (raw === this.#known || this.#now() !== this.#known) return;
    try {
      const kept: unknown = JSON.parse(raw ?? '{}');
      const { text, category, zip } = (typeof kept === 'object' && kept !== null ? kept : {}) as Record<
        string,
        unknown
      >;
      this.text = word(text) ?? '';
      this.category = word(category);
      this.zip = word(zip);
      // As this version writes it, so that nothing seems to have been typed here.
      this.#known = this.#now();
    } catch {
      this.#storage.remove(this.#key);
    }
  }
}
