/** What a key asks for on the agenda's page. */
export type Wish = 'find' | 'link' | 'undo' | 'redo' | 'up' | 'down';

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

export function wishOf({ key, ctrlKey, metaKey, shiftKey, altKey }: Pressed): Wish | null {
  const command = (ctrlKey || metaKey) && !altKey;
  if (command) {
    switch (key.toLowerCase()) {
      case 'f':
        return shiftKey ? 'find' : null;
      case 'k':
        return 'link';
      case 'z':
        return shiftKey ? 'redo' : 'undo';
      case 'y':
        return 'redo';
    }
  }
  if (altKey && !ctrlKey && !metaKey) {
    if (key === 'ArrowUp') return 'up';
    if (key === 'ArrowDown') return 'down';
  }
  return null;
}

/**
 * Undo and redo are ours here: a plain field's own would not know of colleagues. Not in what is not yet in the agenda (a
 * comment, a dialog), and not in rich texts, which ask for it themselves.
 */
export const undoIsOurs = (within: Element | null): boolean =>
  !within?.closest('dialog, [data-field="comment"], [contenteditable="true"]');
