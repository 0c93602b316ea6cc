/** Where a person was on a page, over the reload that a change of language is. */
const KEY = 'openfloor/place';

export function rememberPlace(): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ path: location.pathname, top: window.scrollY }));
  } catch {
    // Then the new page begins at its top.
  }
}

export function returnToPlace(): void {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    sessionStorage.removeItem(KEY);
    if (typeof kept !== 'object' || kept === null || !('path' in kept) || !('top' in kept)) return;
    if (kept.path === location.pathname && typeof kept.top === 'number') window.scrollTo(0, kept.top);
  } catch {
    // As above.
  }
}
