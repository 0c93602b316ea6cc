import { flushSync } from 'svelte';

/**
 * Makes the page ready for paper whenever it is printed: what `prepare` asks for is drawn at once, and what is folded
 * up in `#list` is unfolded, until it is printed. @returns how to stop that
 */
export function onPaper(prepare: () => void): () => void {
  let unfolded: HTMLDetailsElement[] = [];
  const before = () => {
    flushSync(prepare);
    unfolded = [...document.querySelectorAll<HTMLDetailsElement>('#list details:not([open])')];
    for (const one of unfolded) one.open = true;
  };
  const after = () => {
    for (const one of unfolded) one.open = false;
  };
  window.addEventListener('beforeprint', before);
  window.addEventListener('afterprint', after);
  return () => {
    window.removeEventListener('beforeprint', before);
    window.removeEventListener('afterprint', after);
  };
}

/** Now, by the clocks of the meeting: `May 7, 2026 at 6:30 PM`. */
export const timeOnPaper = (timeZone: string, lang: string): string =>
  new Date().toLocaleString(lang, { dateStyle: 'long', timeStyle: 'short', timeZone });
