import { IndexeddbPersistence } from 'y-indexeddb';
import type { Doc } from 'yjs';

export interface Shelf {
  /** What is changed under this origin came from here. */
  readonly origin: unknown;
  /** Something had not reached the server's disk when it was last open. */
  readonly unsaved: boolean;
  /** Notes whether everything that is kept here is on the server's disk. */
  note(unsaved: boolean): void;
  close(): void;
}

/** A browser that does not answer must not keep the agenda from opening. */
const PATIENCE_MS = 2000;
/** Each tab has a mark of its own: what one tab had saved says nothing about another one. */
const MARK = 'unsaved:';

/**
 * Keeps a document in this browser under a name, and brings in what is kept there already.
 * @returns null where nothing can be kept (some private windows)
 */
export async function openShelf(name: string, doc: Doc, tab: string): Promise<Shelf | null> {
  if (typeof indexedDB === 'undefined') return null;
  let shelf: IndexeddbPersistence | null = null;
  try {
    await opens(name);
    shelf = new IndexeddbPersistence(name, doc);
    const kept = shelf;
    await within(PATIENCE_MS, kept.whenSynced);
    const marks = await marksIn(kept);
    // Another tab takes it away (somebody signs out there): from then on nothing more is put in.
    kept.db?.addEventListener('versionchange', () => void kept.destroy());
    return {
      origin: kept,
      unsaved: marks.length > 0,
      note(unsaved) {
        const done = unsaved
          ? kept.set(MARK + tab, '1')
          : Promise.all([MARK + tab, ...marks.splice(0)].map((mark) => kept.del(mark)));
        void Promise.resolve(done).catch(() => {});
      },
      close: () => void kept.destroy().catch(() => {}),
    };
  } catch {
    void shelf?.destroy().catch(() => {});
    return null;
  }
}

/** The library never answers where the browser refuses; so it is asked first. */
function opens(name: string): Promise<void> {
  const asked = indexedDB.open(name);
  return within(
    PATIENCE_MS,
    new Promise((done, fail) => {
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore('updates', { autoIncrement: true });
        asked.result.createObjectStore('custom');
      };
      asked.onsuccess = () => {
        asked.result.close();
        done();
      };
      asked.onerror = () => fail(new Error('nothing can be kept here'));
    })
  );
}

function marksIn({ db }: IndexeddbPersistence): Promise<string[]> {
  return new Promise((done, fail) => {
    const asked = db?.transaction('custom', 'readonly').objectStore('custom').getAllKeys();
    if (!asked) return done([]);
    asked.onsuccess = () => done(asked.result.map(String).filter((key) => key.startsWith(MARK)));
    asked.onerror = () => fail(new Error('what is kept here cannot be read'));
  });
}

function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error('no answer')), ms);
    promise.then(done, fail).finally(() => clearTimeout(timer));
  });
}
