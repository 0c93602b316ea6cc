/**
 * Copies a text. Over plain http, as in a meeting's own network, a browser offers no clipboard to pages: there the older
 * way still works.
 * @param near an element that can be reached now: in front of a dialog nothing outside it can be selected
 * @returns false where the browser does neither; then the person has to copy by hand
 */
export async function copyText(text: string, near: Element): Promise<boolean> {
  const { clipboard } = navigator as { clipboard?: Clipboard };
  if (!clipboard) return copyBySelecting(text, near);
  return clipboard.writeText(text).then(
    () => true,
    () => copyBySelecting(text, near)
  );
}

function copyBySelecting(text: string, near: Element): boolean {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.className = 'hidden';
  field.readOnly = true;
  field.value = text;
  near.after(field);
  field.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way there is without https
  const done = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return done;
}
