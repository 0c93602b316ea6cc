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
  #emitted: Uint8Array[] = [];
  /** Bytes, never less than what it would take to store it. */
  #size = 0;

  /** @throws Error if one of the updates cannot be read */
  constructor(updates: readonly Uint8Array[]) {
    this.#doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.#doc, update);
    });
    this.encodeWhole();
    // What is written in the name of this copy's own client was written by nobody.
    this.#writers.set(this.#doc.clientID, '');
    this.#doc.on('update', (update: Uint8Array) => this.#emitted.push(update));
  }

  /**
   * Takes an update in, whole or not at all.
   * @param live it was just written, so it must be in the writer's own name; what a client brings along after an
   *   absence may hold anybody's
   * @throws Unsound
   */
  take(update: Uint8Array, from: { readonly person: string; readonly live: boolean }): Taken | NotTaken {
    const clients = clientsIn(update);
    if (!clients) return 'malformed';
    if (from.live && !this.#writes(from.person, clients)) return 'foreign';
    if (this.#size + update.byteLength > DOCUMENT_LIMIT) {
      this.encodeWhole();
      if (this.#size + update.byteLength > DOCUMENT_LIMIT) return 'full';
    }
    const waited = this.#waits();
    this.#emitted = [];
    try {
      Y.applyUpdate(this.#doc, update);
    } catch (cause) {
      throw new Unsound('an update could not be applied', { cause });
    }
    const relay = mergeAll(this.#emitted);
    // While parts wait for others that are still to come, what Yjs tells of an update is not all that was in it.
    const store = waited || this.#waits() ? update : relay;
    this.#size += store?.byteLength ?? 0;
    return { store, relay };
  }

  /** Takes in what is stored already. @returns what is new of it. @throws Error if it cannot be read */
  takeStored(updates: readonly Uint8Array[]): Uint8Array | null {
    this.#emitted = [];
    for (const update of updates) {
      Y.applyUpdate(this.#doc, update);
      this.#size += update.byteLength;
    }
    return mergeAll(this.#emitted);
  }

  /** Bytes, about: never less than what it would take to store it. */
  get size(): number {
    return this.#size;
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

  #writes(person: string, clients: ReadonlySet<number>): boolean {
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

/** Reads the whole of it, touching nothing. Null if it is malformed, or holds documents within the document. */
function clientsIn(update: Uint8Array): ReadonlySet<number> | null {
  try {
    const clients = new Set<number>();
    for (const struct of Y.decodeUpdate(update).structs) {
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentDoc) return null;
      clients.add(struct.id.client);
    }
    return clients;
  } catch {
    return null;
  }
}
