import { browserSurroundings, type Keep } from './surroundings.ts';

/** What is being written, kept on this device until it is sent: a reload, a call or an empty battery loses nothing. */
export class Draft {
  text = $state('');
  category = $state<string | null>(null);
  zip = $state<string | null>(null);
  #restored = false;
  readonly #key: string;
  readonly #storage: Keep;

  constructor(code: string, storage: Keep = browserSurroundings().storage) {
    this.#key = `openfloor/${code}/draft`;
    this.#storage = storage;
  }

  /** Takes up what was being written before a reload. */
  restore(): void {
    this.#restored = true;
    try {
      const kept: unknown = JSON.parse(this.#storage.get(this.#key) ?? '{}');
      if (typeof kept !== 'object' || kept === null) return;
      const word = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
      if ('text' in kept && this.text === '') this.text = word(kept.text) ?? '';
      if ('category' in kept) this.category ??= word(kept.category);
      if ('zip' in kept) this.zip ??= word(kept.zip);
    } catch {
      this.#storage.remove(this.#key);
    }
  }

  /** Keeps it; nothing, before it was restored: that would overwrite what is to be taken up. */
  save(): void {
    const { text, category, zip } = this;
    if (!this.#restored) return;
    if (text === '' && category === null && zip === null) this.#storage.remove(this.#key);
    else this.#storage.set(this.#key, JSON.stringify({ text, category, zip }));
  }

  /** It was sent. The zip code stays: people rarely move during a meeting. */
  clear(): void {
    this.text = '';
    this.category = null;
    this.save();
  }
}
