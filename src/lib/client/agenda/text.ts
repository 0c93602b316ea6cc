import type * as Y from 'yjs';
import type { SharedText } from '../../agenda/sharing.ts';

/** The origin of what is done here outside the rich texts: what undo takes back. */
export const LOCAL = 'written here';

/** A Y.Text as a field sees it. What is written through this is not told back to it. */
export function sharedText(text: Y.Text): SharedText {
  let writing = false;
  return {
    read: () => text.toJSON(),
    edit({ at, remove, insert }) {
      const write = (): void => {
        if (remove > 0) text.delete(at, remove);
        if (insert !== '') text.insert(at, insert);
      };
      writing = true;
      try {
        text.doc?.transact(write, LOCAL);
      } finally {
        writing = false;
      }
    },
    watch(changed) {
      const heard = (event: Y.YTextEvent): void => {
        if (!writing) changed(event.delta);
      };
      text.observe(heard);
      return () => text.unobserve(heard);
    },
  };
}
