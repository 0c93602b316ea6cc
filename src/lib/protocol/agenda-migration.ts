/**
 * From plain text (`text`, a Y.Text) to rich text (`body`, a Y.XmlFragment). Two people may do this at once, also without
 * a connection; a key that both set would keep the one's and drop what was written into the other's. So the change is
 * made under client ids that follow from what it does: whoever makes it makes the very same one, and Yjs takes it in once.
 * The fragment's id follows from the item, the id of its first paragraphs from the text as well: where somebody wrote on
 * in the old text meanwhile, both are kept, one after the other. What is still written there later stands in `text`, is
 * shown below the body, and moves up when the item is next written in.
 */
import * as Y from 'yjs';
import { paragraphs } from './agenda-body.ts';

type Item = Y.Map<unknown>;

/**
 * Sees to it that the item has a body, with all its plain text in it.
 * @returns the body, or null if there is no such item, or what is in the body's place is something else
 */
export function bodyForWriting(doc: Y.Doc, id: string): Y.XmlFragment | null {
  const item = doc.getMap<unknown>('items').get(id);
  if (!(item instanceof Y.Map)) return null;
  ensure(doc, id, 'body', () => new Y.XmlFragment());
  const plain = plainIn(item as Item);
  if (plain !== '') {
    apply(doc, id, `text ${id} ${plain}`, (copy) => {
      const body = copy.get('body');
      const text = copy.get('text');
      if (!(body instanceof Y.XmlFragment) || !(text instanceof Y.Text)) return;
      body.insert(body.length, paragraphs(plain));
      text.delete(0, text.length);
    });
  }
  const body: unknown = item.get('body');
  return body instanceof Y.XmlFragment && !(body instanceof Y.XmlElement) ? body : null;
}

/** Sees to it that an item has something under that name; two who do so at once make one and the same. */
export function ensure(doc: Y.Doc, id: string, name: string, make: () => Y.XmlFragment | Y.Map<unknown>): void {
  const item = doc.getMap<unknown>('items').get(id);
  if (item instanceof Y.Map && item.get(name) === undefined) {
    apply(doc, id, `${name} ${id}`, (copy) => copy.set(name, make()));
  }
}

/** What is still in the old plain text. */
export function plainIn(item: Item): string {
  const text = item.get('text');
  return text instanceof Y.Text ? text.toJSON() : typeof text === 'string' ? text : '';
}

/** Makes the change in a copy, in the name of a client that is known by what it does. */
function apply(doc: Y.Doc, id: string, name: string, change: (item: Item) => void): void {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  copy.clientID = clientNamed(name);
  // The same change, made before and since undone, must be a new one.
  while (Y.getState(copy.store, copy.clientID) > 0) copy.clientID = (copy.clientID + 1) >>> 0;
  const item = copy.getMap<unknown>('items').get(id);
  const before = Y.encodeStateVector(copy);
  copy.transact(() => item instanceof Y.Map && change(item as Item));
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(copy, before), MIGRATION);
  copy.destroy();
}

/** The origin of these changes: no one's to undo. */
export const MIGRATION = 'plain text becomes rich text';

/** FNV-1a, 32 bits, which is what client ids have. */
function clientNamed(name: string): number {
  let hash = 0x811c9dc5;
  for (let n = 0; n < name.length; n += 1) hash = Math.imul(hash ^ name.charCodeAt(n), 0x01000193);
  return hash >>> 0;
}
