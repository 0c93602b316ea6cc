import type * as Y from 'yjs';
import type { SharedText } from '../../agenda/sharing.ts';

/** A Y.Text as a field sees it. What is written through this is not told back to it. */
export function sharedText(text: Y.Text): SharedText {
  const shared: SharedText = {
    read: () => text.toJSON(),
    edit({ at, remove, insert }) {
      const write = (): void => {
        if (remove > 0) text.delete(at, remove);
        if (insert !== '') text.insert(at, insert);
      };
      if (text.doc) text.doc.transact(write, shared);
    },
    watch(changed) {
      const heard = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
        if (transaction.origin !== shared) changed(event.delta);
      };
      text.observe(heard);
      return () => text.unobserve(heard);
    },
  };
  return shared;
}
