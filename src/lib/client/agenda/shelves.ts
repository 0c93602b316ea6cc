import type { Keep } from '../surroundings.ts';

/**
 * Which agendas this browser keeps for working without a connection, and whose they are: so that they can be taken away
 * when somebody signs out, or somebody else signs in. Nothing of Yjs here: the page for signing out needs it too.
 */
const PREFIX = 'openfloor-agenda:';

export const shelfName = (person: string, code: string): string => `${PREFIX}${person}:${code}`;

export function noteShelf(storage: Keep, name: string): void {
  storage.set(name, '');
}

/** Takes away what is kept of agendas for everybody, or for everybody but one person. */
export async function clearShelves(storage: Keep, except?: string): Promise<void> {
  const kept = except === undefined ? null : shelfName(except, '');
  const names = storage.keys().filter((key) => key.startsWith(PREFIX) && (kept === null || !key.startsWith(kept)));
  await Promise.all(names.map((name) => clearShelf(storage, name)));
}

/** Resolves when it is gone, or when another tab still holds it: then it goes with that tab. */
export function clearShelf(storage: Keep, name: string): Promise<void> {
  return new Promise((done) => {
    const gone = (): void => {
      storage.remove(name);
      done();
    };
    try {
      const asked = indexedDB.deleteDatabase(name);
      asked.onsuccess = gone;
      asked.onerror = () => done();
      asked.onblocked = () => done();
    } catch {
      done();
    }
  });
}
