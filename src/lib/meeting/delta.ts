/**
 * A delta is what changed in a view between two versions: entities put, entities deleted. The law that everything rests
 * on, for every audience: `apply(view at n, deltas n..m)` equals the view at m.
 */
export interface Changes<Value = unknown> {
  /** `collection/id` → entity; a key without a slash replaces that top-level entry */
  readonly puts: Readonly<Record<string, Value>>;
  readonly deletes: readonly string[];
}

export interface Delta<Value = unknown> extends Changes<Value> {
  readonly from: number;
  readonly to: number;
}

type Tree = Readonly<Record<string, unknown>>;

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The view after the changes, as a new object that shares what did not change: a page can compare collections by identity.
 * Unknown collections in keys are made; `__proto__` and the like stay ordinary keys.
 */
export function apply<View extends object>(view: View, changes: Changes): View {
  const top = new Map<string, unknown>(Object.entries(view));
  const copied = new Map<string, Map<string, unknown>>();
  const collection = (name: string): Map<string, unknown> => {
    const known = copied.get(name);
    if (known) return known;
    const before = top.get(name);
    const entries = new Map<string, unknown>(isTree(before) ? Object.entries(before) : []);
    copied.set(name, entries);
    return entries;
  };
  for (const key of changes.deletes) {
    const slash = key.indexOf('/');
    if (slash < 0) top.delete(key);
    else collection(key.slice(0, slash)).delete(key.slice(slash + 1));
  }
  for (const [key, value] of Object.entries(changes.puts)) {
    const slash = key.indexOf('/');
    if (slash < 0) top.set(key, value);
    else collection(key.slice(0, slash)).set(key.slice(slash + 1), value);
  }
  for (const [name, entries] of copied) top.set(name, Object.fromEntries(entries));
  return Object.fromEntries(top) as View;
}
