import { tick } from 'svelte';

/** A colleague's move takes rows out of the page and puts them back: whoever types in one stays in it. */
export async function keepFocus(): Promise<void> {
  const focused = typeof document === 'undefined' ? null : document.activeElement;
  if (!(focused instanceof HTMLElement) || !focused.closest('[data-item]')) return;
  const text = focused instanceof HTMLTextAreaElement ? focused : null;
  await tick();
  if (document.activeElement === focused || !focused.isConnected) return;
  const { selectionStart = 0, selectionEnd = 0 } = text ?? {};
  // A rich text knows by itself where the caret was.
  focused.focus({ preventScroll: true });
  text?.setSelectionRange(selectionStart, selectionEnd);
}
