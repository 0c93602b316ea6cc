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
  set(key: string, value: string): void;
  remove(key: string): void;
}

/** Where nothing can be kept (private windows of some browsers, full storage), things last as long as the page. */
export function memoryKeep(): Keep {
  const kept = new Map<string, string>();
  return {
    keys: () => [...kept.keys()],
    get: (key) => kept.get(key) ?? null,
    set: (key, value) => void kept.set(key, value),
    remove: (key) => void kept.delete(key),
  };
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
        } catch {
          // Full: what is typed and queued still lives in the page.
        }
      },
      remove: (key) => storage.removeItem(key),
    };
  } catch {
    return memoryKeep();
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
    storage: typeof window === 'undefined' ? memoryKeep() : browserKeep(),
  };
}
