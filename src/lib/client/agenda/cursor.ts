/** How a colleague's caret and selection look in a rich text. Their name and colour are the server's word (`presence`). */

interface User {
  readonly name?: unknown;
  readonly color?: unknown;
}

const INK = '#4a4f5a';
const colorOf = ({ color }: User): string => (typeof color === 'string' && /^#[0-9a-f]{6}$/.test(color) ? color : INK);

/** A line with a name on it. Not read out: who is where is said beside the item. */
export function cursorOf(user: User): HTMLElement {
  const caret = document.createElement('span');
  caret.className = 'caret';
  caret.setAttribute('aria-hidden', 'true');
  caret.style.setProperty('--who', colorOf(user));
  const label = document.createElement('span');
  label.className = 'caret-name';
  // Not a part of the text: it is not copied with it, nor read out in the middle of a sentence.
  label.dataset.name = typeof user.name === 'string' ? user.name : '';
  // Joiners on both sides keep the line from breaking a word in two.
  caret.append('\u2060', label, '\u2060');
  return caret;
}

export const selectionOf = (user: User): { readonly class: string; readonly style: string } => ({
  class: 'selected-by',
  style: `--who: ${colorOf(user)}`,
});
