import { editBetween, rebase, shift, type Delta, type SharedText } from '../../agenda/sharing.ts';

type TextElement = HTMLInputElement | HTMLTextAreaElement;

/**
 * An attachment: binds a field to a shared text. What is typed becomes the smallest edit; what others write appears at
 * once, and the caret stays with the characters around it. While a character is being composed (accents, other scripts)
 * the field is left alone, and both sides meet afterwards.
 */
export function shared(text: SharedText): (element: TextElement) => () => void {
  return (element) => {
    let shown = text.read();
    let composing = false;
    let held: Delta[] = [];
    element.value = shown;

    const take = (): void => {
      const edit = editBetween(shown, element.value, element.selectionStart ?? element.value.length);
      if (edit) text.edit(rebase(edit, held));
      const now = text.read();
      if (held.length > 0 || element.value !== now) show(now, held);
      held = [];
      shown = now;
    };
    const show = (now: string, deltas: readonly Delta[]): void => {
      const focused = document.activeElement === element;
      const { selectionStart, selectionEnd, selectionDirection, scrollTop } = element;
      element.value = now;
      if (!focused || selectionStart === null || selectionEnd === null) return;
      const move = (position: number): number => deltas.reduce((at, delta) => shift(at, delta), position);
      element.setSelectionRange(move(selectionStart), move(selectionEnd), selectionDirection ?? 'none');
      element.scrollTop = scrollTop;
    };

    const stopWatching = text.watch((delta) => {
      if (composing) return void held.push(delta);
      shown = text.read();
      show(shown, [delta]);
    });
    const input = (): void => {
      if (!composing) take();
    };
    const compositionStart = (): void => void (composing = true);
    const compositionEnd = (): void => {
      composing = false;
      take();
    };
    element.addEventListener('input', input);
    element.addEventListener('compositionstart', compositionStart);
    element.addEventListener('compositionend', compositionEnd);
    return () => {
      if (composing) compositionEnd();
      stopWatching();
      element.removeEventListener('input', input);
      element.removeEventListener('compositionstart', compositionStart);
      element.removeEventListener('compositionend', compositionEnd);
    };
  };
}
