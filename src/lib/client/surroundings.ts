/** Everything that a page takes from the world around it, so that tests can be that world. */
export interface Surroundings {
  /** ms since the epoch, by this device's clock */
  now(): number;
  /** Calls back once, `ms` from now; returns how to call it off. */
  after(ms: number, callback: () => void): () => void;
  /** At least 0, less than 1. */
  random(): number;
  /** A fresh command id: 8 to 64 of `[A-Za-z0-9_-]`. */
  newId(): string;
  /** Kept across reloads where the browser allows it. */
  readonly storage: Keep;
}

/** The part of `localStorage` that is used here. */
export interface Keep {
  keys(): string[];
  get(key: string): string | null;
  /** @returns false if it will be gone with the page: the storage is full, or forbidden */
  set(key: string, value: string): boolean;
  remove(key: string): void;
  /** Calls back when another tab of this browser wrote, or removed (null). @returns how to stop that */
  follow(heard: (key: string, value: string | null) => void): () => void;
}

/** Where nothing can be kept (private windows of some browsers, no storage allowed), things last as long as the page. */
function noKeep(): Keep {
  const nothing = () => {};
  return { keys: () => [], get: () => null, set: () => false, remove: nothing, follow: () => nothing };
}

function browserKeep(): Keep {
  try {
    const storage = window.localStorage;
    storage.setItem('openfloor', '');
    storage.removeItem('openfloor');
    return {
      keys: () => Object.keys(storage),
      get: (key) => storage.getItem(key),
      set: (key, value) => {
        try {
          storage.setItem(key, value);
          return true;
        } catch {
          return false;
        }
      },
      remove: (key) => storage.removeItem(key),
      follow: (heard) => {
        // Without a key everything was cleared, by the person at the browser: what this page holds, it still holds.
        const hear = ({ key, newValue }: StorageEvent) => key !== null && heard(key, newValue);
        window.addEventListener('storage', hear);
        return () => window.removeEventListener('storage', hear);
      },
    };
  } catch {
    return noKeep();
  }
}

/** `crypto.randomUUID` exists in secure contexts only, and a laptop in a hall serves plain http. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function browserSurroundings(): Surroundings {
  return {
    now: () => Date.now(),
    after: (ms, callback) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
    random: Math.random,
    newId: randomId,
    storage: typeof window === 'undefined' ? noKeep() : browserKeep(),
  };
}
