/** Sets that are made anew with each change, for what pages read. */

export function toggled<Item>(set: ReadonlySet<Item>, item: Item): ReadonlySet<Item> {
  const now = new Set(set);
  if (!now.delete(item)) now.add(item);
  return now;
}

/** With what came, without what went. */
export function changed<Item>(set: ReadonlySet<Item>, came: readonly Item[], went: readonly Item[]): ReadonlySet<Item> {
  const now = new Set([...set, ...came]);
  for (const item of went) now.delete(item);
  return now;
}
