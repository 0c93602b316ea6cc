import * as Y from 'yjs';
import { agendaItems, inOrder, readItem } from '../../protocol/agenda-document.ts';
import type { AgendaItem } from '../../protocol/agenda-item.ts';

/**
 * Reads an agenda again and again: what did not change stays the same object, so that a letter typed into one item costs
 * nothing in the others. `here`: it was changed in this tab. @returns what ends it
 */
export function followItems(doc: Y.Doc, changed: (items: readonly AgendaItem[], here: boolean) => void): () => void {
  const items = agendaItems(doc);
  const known = new Map<string, AgendaItem>();
  const read = (id: string): void => {
    const item = items.get(id);
    if (item instanceof Y.Map) known.set(id, readItem(id, item as Y.Map<unknown>));
    else known.delete(id);
  };
  const heard = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[], { local }: Y.Transaction): void => {
    const touched = new Set<string>();
    for (const event of events) {
      if (event.target === (items as Y.AbstractType<unknown>)) for (const id of event.keys.keys()) touched.add(id);
      else if (typeof event.path[0] === 'string') touched.add(event.path[0]);
    }
    for (const id of touched) read(id);
    changed(inOrder([...known.values()]), local);
  };
  for (const id of items.keys()) read(id);
  if (known.size > 0) changed(inOrder([...known.values()]), true);
  const listener = heard as Parameters<typeof items.observeDeep>[0];
  items.observeDeep(listener);
  return () => items.unobserveDeep(listener);
}
