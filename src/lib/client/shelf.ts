import type { Command } from '../meeting/commands.ts';
import { isKept, type Kept } from './kept.ts';
import type { Keep } from './surroundings.ts';

/** Where an outbox keeps what is not answered, and what was refused, for later pages and for the other tabs. */
export class Shelf {
  /** Keys of what the browser would not keep. */
  readonly fleeting = new Set<string>();
  readonly #mark: string;

  /** @param name one per meeting; null: nothing is kept */
  constructor(
    private readonly storage: Keep,
    private readonly name: string | null
  ) {
    this.#mark = `${name}/kept`;
  }

  /** @param order a later one is kept behind an earlier one */
  keyOf(order: number, id: string): string {
    return `${this.name}/out/${String(order).padStart(15, '0')}-${id}`;
  }

  /** Null for what is none of these keys. */
  orderOf(key: string): number | null {
    const prefix = `${this.name}/out/`;
    return key.startsWith(prefix) ? Number(key.slice(prefix.length).split('-', 1)[0]) || 0 : null;
  }

  refusedKey(id: string): string {
    return `${this.name}/refused/${id}`;
  }

  isRefused(key: string): boolean {
    return key.startsWith(this.refusedKey(''));
  }

  keys(): readonly string[] {
    return this.name === null ? [] : this.storage.keys().sort();
  }

  get(key: string): string | null {
    return this.storage.get(key);
  }

  keep(key: string, kept: Kept): void {
    if (this.name === null || !isKept(kept.command)) return;
    this.storage.set(this.#mark, '');
    if (this.storage.set(key, JSON.stringify(kept))) this.fleeting.delete(key);
    else this.fleeting.add(key);
  }

  remove(key: string): void {
    this.fleeting.delete(key);
    if (this.name !== null) this.storage.remove(key);
  }

  /** Whether this command is kept at all: refused, or, whoever did it, waiting. */
  names(id: string): boolean {
    return this.fleeting.has(this.refusedKey(id)) || this.#keysOf(id).length > 0;
  }

  /** Also if it is somebody else who left it behind. */
  forget(id: string): void {
    for (const key of [this.refusedKey(id), ...this.#keysOf(id)]) this.remove(key);
  }

  #keysOf(id: string): readonly string[] {
    const isWaiting = (key: string): boolean => this.orderOf(key) !== null && key.endsWith(`-${id}`);
    return this.keys().filter((key) => key === this.refusedKey(id) || isWaiting(key));
  }

  /** Everything is gone, not by any tab: somebody cleared what this site kept. */
  get cleared(): boolean {
    return this.name !== null && this.storage.get(this.#mark) === null;
  }

  /** Whether a command that was kept under this key still is; true for what is not kept at all. */
  has(key: string, command: Command): boolean {
    return this.name === null || !isKept(command) || this.fleeting.has(key) || this.get(key) !== null;
  }
}
