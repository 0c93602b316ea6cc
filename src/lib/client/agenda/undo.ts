import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { HowMuch } from '../../agenda/hands.ts';
import { agendaItems } from '../../protocol/agenda-document.ts';
import { takenBack, type Step } from './step.ts';
import { LOCAL } from './text.ts';

/** Whoever types on without a pause for longer than this begins another step, in ms. */
const LONGEST_STEP_MS = 4000;

export interface OwnUndo {
  /** Takes back the last thing that was done here, whatever others did since; never what others wrote. */
  undo(): void;
  redo(): void;
  /** What comes next is a step of its own. */
  pause(): void;
  close(): void;
}

export interface UndoEvents {
  can(undo: boolean, redo: boolean): void;
  /** In which item something was taken back or done again, and how much of it; null: with an item itself. */
  went(item: string | null, how: HowMuch): void;
}

/** Takes back what was done in this tab, in all items alike, and nothing that others did. */
export function ownUndo(doc: Y.Doc, events: UndoEvents, now: () => number = Date.now): OwnUndo {
  const items = agendaItems(doc);
  let mayGo: (item: Y.Item) => boolean = () => true;
  // The rich texts write in the name of the plugin that binds them, all under the same key.
  const manager = new Y.UndoManager(items, {
    trackedOrigins: new Set([LOCAL, ySyncPluginKey]),
    deleteFilter: (item) => mayGo(item),
  });
  let begun = 0;
  let busy = false;
  const tell = (): void => {
    if (!busy) events.can(manager.undoStack.length > 0, manager.redoStack.length > 0);
  };
  manager.on('stack-item-added', () => {
    begun = now();
    tell();
  });
  manager.on('stack-item-updated', () => {
    if (now() - begun >= LONGEST_STEP_MS) manager.stopCapturing();
  });
  manager.on('stack-cleared', tell);

  /** Steps that changed nothing (any more) are gone over. */
  function go(which: 'undo' | 'redo'): void {
    busy = true;
    try {
      for (;;) {
        const step = manager[`${which}Stack`].pop();
        if (!step) return;
        const { how, item } = goOne(which, step);
        if (how === null) continue;
        return events.went(item, how);
      }
    } finally {
      busy = false;
      tell();
    }
  }

  /** One step, in one transaction: between looking and taking back, nothing may change. */
  function goOne(which: 'undo' | 'redo', step: Step): Gone {
    const stack = `${which}Stack` as const;
    const going = which === 'undo' ? 'undoing' : 'redoing';
    const below = manager[stack];
    const go = (transaction: Y.Transaction): Gone => {
      const { how, goes, stays } = takenBack(transaction, step, which === 'redo');
      const held = itemAmong(stays, items);
      if (how === 'none') return { how, item: held };
      mayGo = (item) => goes.has(item);
      manager[stack] = [step];
      manager[which]();
      for (const item of goes) if (!item.deleted) item.delete(transaction);
      manager[stack] = below;
      // It asks for this once the transaction is over.
      manager[going] = true;
      if (transaction.changed.size > 0) return { how, item: itemAmong(transaction.changed.keys(), items) };
      return { how: how === 'part' ? 'none' : null, item: held };
    };
    try {
      return doc.transact(go, manager);
    } finally {
      manager[stack] = below;
      manager[going] = false;
      mayGo = () => true;
    }
  }

  return {
    undo: () => go('undo'),
    redo: () => go('redo'),
    pause: () => manager.stopCapturing(),
    close: () => manager.destroy(),
  };
}

/** How much of a step was taken back; null: there was nothing to it (any more). */
interface Gone {
  readonly how: HowMuch | null;
  readonly item: string | null;
}

type Shared = Y.AbstractType<Y.YEvent<never>>;

/** The item of the agenda that one of these is part of. */
function itemAmong(parts: Iterable<unknown>, items: Y.Map<unknown>): string | null {
  for (const part of parts) {
    let at = part as Shared | null;
    while (at && at.parent !== (items as unknown as Shared)) at = at.parent as Shared | null;
    const name = at?._item?.parentSub;
    if (name !== undefined && name !== null) return name;
  }
  return null;
}
