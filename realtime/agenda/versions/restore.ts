import * as Y from 'yjs';
import { mergeAll } from '../document.ts';
import { childrenOf, deltaOf, keyOf, rootsOf, type Shared, type TextOp } from './shapes.ts';

/**
 * The update that makes a document look like an earlier one. It is a change forward, as if somebody had written it: what
 * did not change is not touched, so whoever is writing in it goes on writing. Roots that the earlier one does not have are
 * left alone: they may be of a kind that came later.
 * @returns null if it looks like that already
 */
export function updateBackTo(now: Y.Doc, then: Y.Doc): Uint8Array | null {
  const made: Uint8Array[] = [];
  const heard = (update: Uint8Array): void => void made.push(update);
  now.on('update', heard);
  now.transact(() => {
    const roots = rootsOf(now);
    for (const [name, wanted] of rootsOf(then)) {
      const root = roots.get(name) ?? emptyRoot(now, name, wanted);
      // A root's kind is for good; one that changed its kind cannot be brought back.
      if (root) makeLike(root, wanted);
    }
    const items = roots.get('items');
    if (items instanceof Y.Map && !rootsOf(then).has('items')) items.clear();
  });
  now.off('update', heard);
  return mergeAll(made);
}

function emptyRoot(doc: Y.Doc, name: string, like: Shared): Shared | null {
  if (like instanceof Y.Text) return doc.getText(name) as Shared;
  if (like instanceof Y.Map) return doc.getMap(name) as Shared;
  if (like instanceof Y.XmlFragment) return doc.getXmlFragment(name) as Shared;
  return like instanceof Y.Array ? (doc.getArray(name) as Shared) : null;
}

/** False if it cannot be made like that, because it is of another kind. */
function makeLike(now: unknown, then: unknown): boolean {
  if (now instanceof Y.Text && then instanceof Y.Text) makeText(now, then);
  else if (now instanceof Y.Map && then instanceof Y.Map) makeMap(now, then);
  else if (now instanceof Y.XmlElement || then instanceof Y.XmlElement) {
    if (!(now instanceof Y.XmlElement && then instanceof Y.XmlElement) || now.nodeName !== then.nodeName) return false;
    makeAttributes(now as Element, then as Element);
    makeList(now, then);
  } else if (now instanceof Y.XmlFragment && then instanceof Y.XmlFragment) makeList(now, then);
  else if (now instanceof Y.Array && then instanceof Y.Array) makeList(now, then);
  else return false;
  return true;
}

function makeMap(now: Y.Map<unknown>, then: Y.Map<unknown>): void {
  for (const name of [...now.keys()]) if (!then.has(name)) now.delete(name);
  for (const [name, wanted] of then.entries()) {
    const present = now.get(name);
    if (keyOf(present) === keyOf(wanted) && now.has(name)) continue;
    if (!makeLike(present, wanted)) now.set(name, copy(wanted));
  }
}

type Element = Y.XmlElement<Record<string, string>>;

function makeAttributes(now: Element, then: Element): void {
  const [old, wanted] = [now.getAttributes(), then.getAttributes()];
  for (const name of Object.keys(old)) if (!(name in wanted)) now.removeAttribute(name);
  for (const [name, value] of Object.entries(wanted)) {
    if (value !== undefined && keyOf(old[name]) !== keyOf(value)) now.setAttribute(name, value);
  }
}

type Listed = Y.XmlFragment | Y.Array<unknown>;

function makeList(now: Listed, then: Listed): void {
  const [old, wanted] = [childrenOf(now as Shared), childrenOf(then as Shared)];
  const { start, end } = common(old.map(keyOf), wanted.map(keyOf));
  const gone = old.slice(start, old.length - end);
  const come = wanted.slice(start, wanted.length - end);
  // As many paragraphs as there were: each becomes what it was. Else the stretch is written anew.
  let kept = 0;
  if (gone.length === come.length) while (kept < gone.length && makeLike(gone[kept], come[kept])) kept += 1;
  if (gone.length > kept) now.delete(start + kept, gone.length - kept);
  const written = come.slice(kept).map(copy);
  if (written.length === 0) return;
  if (now instanceof Y.Array) now.insert(start + kept, written);
  else now.insert(start + kept, written.filter(isXml));
}

const isXml = (value: unknown): value is Y.XmlElement | Y.XmlText =>
  value instanceof Y.XmlElement || value instanceof Y.XmlText;

function makeText(now: Y.Text, then: Y.Text): void {
  const [old, wanted] = [unitsOf(deltaOf(now)), unitsOf(deltaOf(then))];
  const { start, end } = common(old.map(keyOfUnit), wanted.map(keyOfUnit));
  const [retain, gone] = [sizeOf(old.slice(0, start)), sizeOf(old.slice(start, old.length - end))];
  const come = wanted.slice(start, wanted.length - end).map(({ op }) => op);
  if (gone === 0 && come.length === 0) return;
  const ops = [...(retain > 0 ? [{ retain }] : []), ...(gone > 0 ? [{ delete: gone }] : []), ...joined(come)];
  now.applyDelta(ops, { sanitize: false });
}

/** One character, never half of one, or one embedded thing. */
interface Unit {
  readonly key: string;
  /** As Yjs counts: in UTF-16. */
  readonly size: number;
  readonly op: TextOp;
}

const keyOfUnit = ({ key }: Unit): string => key;
const sizeOf = (units: readonly Unit[]): number => units.reduce((sum, { size }) => sum + size, 0);

function unitsOf(delta: readonly TextOp[]): readonly Unit[] {
  return delta.flatMap(({ insert, attributes }): readonly Unit[] => {
    const look = attributes ? keyOf(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1))) : '';
    const op = { insert: copy(insert), ...(attributes && { attributes }) };
    if (typeof insert !== 'string') return [{ key: `${keyOf(insert)} ${look}`, size: 1, op }];
    return [...insert].map((sign) => ({ key: sign + look, size: sign.length, op: { ...op, insert: sign } }));
  });
}

function joined(ops: readonly TextOp[]): readonly TextOp[] {
  const made: TextOp[] = [];
  for (const op of ops) {
    const last = made.at(-1);
    const goesOn = last && typeof last.insert === 'string' && typeof op.insert === 'string';
    if (goesOn && last.attributes === op.attributes)
      made[made.length - 1] = { ...op, insert: `${last.insert}${op.insert}` };
    else made.push(op);
  }
  return made;
}

/** How many are the same at the beginning and, of the rest, at the end. */
function common(a: readonly string[], b: readonly string[]): { readonly start: number; readonly end: number } {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return { start, end };
}

const copy = (value: unknown): unknown => (value instanceof Y.AbstractType ? value.clone() : value);
