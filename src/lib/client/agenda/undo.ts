import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { agendaItems } from '../../protocol/agenda-document.ts';
import { LOCAL } from './text.ts';

export interface OwnUndo {
  /** Takes back the last thing that was done here, whatever others did since. */
  undo(): void;
  redo(): void;
  /** What comes next is a step of its own. */
  pause(): void;
  close(): void;
}

export interface UndoEvents {
  can(undo: boolean, redo: boolean): void;
  /** In which item something was taken back or done again; null: with an item itself. */
  went(item: string | null): void;
}

/** Takes back what was done in this tab, in all items alike, and nothing that others did. */
export function ownUndo(doc: Y.Doc, events: UndoEvents): OwnUndo {
  const items = agendaItems(doc);
  // The rich texts write in the name of the plugin that binds them, all under the same key.
  const manager = new Y.UndoManager(items, { trackedOrigins: new Set([LOCAL, ySyncPluginKey]) });
  const tell = (): void => events.can(manager.undoStack.length > 0, manager.redoStack.length > 0);
  manager.on('stack-item-added', tell);
  manager.on('stack-cleared', tell);
  manager.on('stack-item-popped', ({ changedParentTypes }) => {
    tell();
    events.went(itemAmong(changedParentTypes.keys(), items));
  });
  return {
    undo: () => void manager.undo(),
    redo: () => void manager.redo(),
    pause: () => manager.stopCapturing(),
    close: () => manager.destroy(),
  };
}

type Shared = Y.AbstractType<Y.YEvent<never>>;

function itemAmong(types: Iterable<unknown>, items: Y.Map<unknown>): string | null {
  for (const type of types) {
    let at = type as Shared | null;
    while (at && at.parent !== (items as unknown as Shared)) at = at.parent as Shared | null;
    const name = at?._item?.parentSub;
    if (name !== undefined && name !== null) return name;
  }
  return null;
}
