import * as Y from 'yjs';
import { DOCUMENT_LIMIT } from '../../src/lib/protocol/agenda.ts';
import { readAgenda } from '../../src/lib/protocol/agenda-document.ts';

/** What came of an update: what must be stored and what others must hear, each null if it holds nothing new. */
export interface Taken {
  readonly store: Uint8Array | null;
  readonly relay: Uint8Array | null;
}
export type NotTaken = 'malformed' | 'foreign' | 'full';

/** `unsound`: it was let in half way; this copy must not be used any more. Nothing of it is stored. */
export class Unsound extends Error {
  override name = 'Unsound';
}

/**
 * A shared document in memory. It looks only at what keeps it sound: sizes, well-formed updates (in Yjs' first encoding;
 * the second is never decoded, a few bytes of it can cost gigabytes), and who writes under which client id.
 */
export class SharedDocument {
  readonly #doc = new Y.Doc({ gc: true });
  /** client id → the person who writes under it */
  readonly #writers = new Map<number, string>();
  /** Bytes, never less than what it would take to store it. */
  #size = 0;
  #deletions = 0;

  /** @throws Error if one of the updates cannot be read */
  constructor(updates: readonly Uint8Array[]) {
    this.#doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.#doc, update);
    });
    this.encodeWhole();
    this.#doc.on('afterTransaction', ({ deleteSet }: Y.Transaction) => {
      if (deleteSet.clients.size > 0) this.#deletions += 1;
    });
    // What is written in the name of this copy's own client was written by nobody.
    this.#writers.set(this.#doc.clientID, '');
  }

  /**
   * Takes an update in, whole or not at all.
   * @param live it was just written, so it must be in the writer's own name; what a client brings along after an
   *   absence may hold anybody's
   * @throws Unsound
   */
  take(update: Uint8Array, from: { readonly person: string; readonly live: boolean }): Taken | NotTaken {
    const parts = partsOf(update);
    if (!parts) return 'malformed';
    if (from.live && !this.#writes(from.person, this.#newTo(parts))) return 'foreign';
    if (this.#size + update.byteLength > DOCUMENT_LIMIT) {
      this.encodeWhole();
      if (this.#size + update.byteLength > DOCUMENT_LIMIT) return 'full';
    }
    return from.live ? this.#takeLive(update, parts) : this.#takeWhole(update);
  }

  /** What was just written: nearly always news and nothing but news, so it goes on as it came. */
  #takeLive(update: Uint8Array, { ends, deletes }: Parts): Taken {
    const { store } = this.#doc;
    const isNews = deletes || [...ends].some(([client, end]) => Y.getState(store, client) < end);
    if (!isNews) return { store: null, relay: null };
    this.#apply(update);
    this.#size += update.byteLength;
    return { store: update, relay: update };
  }

  /** What came after an absence: most of it may be known. */
  #takeWhole(update: Uint8Array): Taken {
    const waited = this.#waits();
    const relay = this.#newIn([update]);
    // While parts wait for others that are still to come, what Yjs tells of an update is not all that was in it.
    const store = waited || this.#waits() ? update : relay;
    this.#size += store?.byteLength ?? 0;
    return { store, relay };
  }

  #apply(update: Uint8Array): void {
    try {
      Y.applyUpdate(this.#doc, update);
    } catch (cause) {
      throw new Unsound('an update could not be applied', { cause });
    }
  }

  /** Applies them. @returns what was new in them. */
  #newIn(updates: readonly Uint8Array[]): Uint8Array | null {
    const emitted: Uint8Array[] = [];
    const heard = (update: Uint8Array): void => void emitted.push(update);
    this.#doc.on('update', heard);
    try {
      for (const update of updates) this.#apply(update);
    } finally {
      this.#doc.off('update', heard);
    }
    return mergeAll(emitted);
  }

  /** Takes in what is stored already. @returns what is new of it. @throws Error if it cannot be read */
  takeStored(updates: readonly Uint8Array[]): Uint8Array | null {
    for (const { byteLength } of updates) this.#size += byteLength;
    return this.#newIn(updates);
  }

  /** Bytes, about: never less than what it would take to store it. */
  get size(): number {
    return this.#size;
  }

  /** How often something was deleted since it was loaded: stored updates may still hold it, `encodeWhole` does not. */
  get deletions(): number {
    return this.#deletions;
  }

  /** What somebody with this state vector lacks; everything without one. @throws Error if it is not one */
  encode(stateVector?: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc, stateVector);
  }

  /** All of it. */
  encodeWhole(): Uint8Array {
    const whole = this.encode();
    this.#size = whole.byteLength;
    return whole;
  }

  get stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#doc);
  }

  /** The board's ideas that its items take up, each once. */
  get ideas(): readonly string[] {
    return [...new Set(readAgenda(this.#doc).flatMap(({ ideas }) => ideas))];
  }

  #waits(): boolean {
    const { pendingStructs, pendingDs } = this.#doc.store;
    return pendingStructs !== null || pendingDs !== null;
  }

  /** What two people's editors change in the very same way (`agenda-migration.ts`) is one change, and nobody's own. */
  #newTo({ ends }: Parts): readonly number[] {
    return [...ends].flatMap(([client, end]) => (end > Y.getState(this.#doc.store, client) ? client : []));
  }

  #writes(person: string, of: Iterable<number>): boolean {
    const clients = [...of];
    for (const client of clients) {
      const writer = this.#writers.get(client);
      if (writer !== undefined && writer !== person) return false;
    }
    for (const client of clients) this.#writers.set(client, person);
    return true;
  }
}

/** Several updates as one; null for none. */
export function mergeAll(updates: readonly Uint8Array[]): Uint8Array | null {
  const [first = null] = updates;
  return updates.length > 1 ? Y.mergeUpdates([...updates]) : first;
}

interface Parts {
  /** client id → the clock after its last part in the update */
  readonly ends: ReadonlyMap<number, number>;
  readonly deletes: boolean;
}

/** Reads the whole of it, touching nothing. Null if it is malformed, or holds documents within the document. */
function partsOf(update: Uint8Array): Parts | null {
  try {
    const ends = new Map<number, number>();
    const { structs, ds } = Y.decodeUpdate(update);
    for (const struct of structs) {
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentDoc) return null;
      const { client, clock } = struct.id;
      ends.set(client, Math.max(ends.get(client) ?? 0, clock + struct.length));
    }
    return { ends, deletes: ds.clients.size > 0 };
  } catch {
    return null;
  }
}
