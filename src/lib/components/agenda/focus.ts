import { tick } from 'svelte';

/**
 * A colleague's move takes rows out of the page and puts them back: whoever writes in one stays in it, with the caret and
 * what is selected where they were before the next key is pressed.
 */
export async function keepFocus(): Promise<void> {
  const focused = typeof document === 'undefined' ? null : document.activeElement;
  if (!(focused instanceof HTMLElement) || !focused.closest('[data-item]')) return;
  const backInto = selectionIn(focused);
  await tick();
  if (document.activeElement === focused || !focused.isConnected) return;
  focused.focus({ preventScroll: true });
  backInto();
}

/** @returns what selects the same again */
function selectionIn(element: HTMLElement): () => void {
  if (element instanceof HTMLTextAreaElement) {
    return () => element.setSelectionRange(element.selectionStart, element.selectionEnd, element.selectionDirection);
  }
  const selection = getSelection();
  const { anchorNode, anchorOffset = 0, focusNode, focusOffset = 0 } = selection ?? {};
  if (!element.isContentEditable || !anchorNode || !focusNode) return () => {};
  return () => {
    if (element.contains(anchorNode) && element.contains(focusNode)) {
      selection?.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
    }
  };
}
