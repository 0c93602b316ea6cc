import * as Y from 'yjs';

/**
 * Documents looked at without knowing what is in them: later versions of the editor add to them, and whoever may write can
 * write anything. Nothing here trusts a shape.
 */
export type Shared = Y.AbstractType<unknown>;

export const isShared = (value: unknown): value is Shared => value instanceof Y.AbstractType;

/** A document of its own. @throws Error if the updates cannot be read */
export function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

/**
 * The roots of a document that have something in them. Their bytes do not say what kind each is; what is in it does (an
 * array of elements and a fragment look the same, and serve alike).
 */
export function rootsOf(doc: Y.Doc): ReadonlyMap<string, Shared> {
  const roots = new Map<string, Shared>();
  for (const name of [...doc.share.keys()].sort()) {
    const root = rootOf(doc, name);
    if (root) roots.set(name, root);
  }
  return roots;
}

function rootOf(doc: Y.Doc, name: string): Shared | null {
  const raw = doc.share.get(name) as Shared | undefined;
  if (!raw) return null;
  const kind: unknown = raw.constructor;
  if (kind !== Y.AbstractType) return raw;
  const contents = contentsOf(raw);
  if (contents.some(isOfText)) return doc.getText(name) as Shared;
  if (contents.length === 0) return raw._map.size > 0 ? (doc.getMap(name) as Shared) : null;
  return (contents.every(isOfFragment) ? doc.getXmlFragment(name) : doc.getArray(name)) as Shared;
}

function contentsOf(type: Shared): readonly Y.Item['content'][] {
  const contents: Y.Item['content'][] = [];
  for (let item = type._start; item; item = item.right) if (!item.deleted) contents.push(item.content);
  return contents;
}

const isOfText = (content: Y.Item['content']): boolean =>
  content instanceof Y.ContentString || content instanceof Y.ContentFormat || content instanceof Y.ContentEmbed;
const isOfFragment = (content: Y.Item['content']): boolean =>
  content instanceof Y.ContentType && (content.type instanceof Y.XmlElement || content.type instanceof Y.XmlText);

/** What lies in a list-like type, one after the other. */
export function childrenOf(type: Shared): readonly unknown[] {
  if (type instanceof Y.XmlFragment || type instanceof Y.Array) return type.toArray() as unknown[];
  return [];
}

/** Two values with the same key are the same to look at, whatever their histories. */
export function keyOf(value: unknown): string {
  return JSON.stringify(plain(value));
}

function plain(value: unknown): unknown {
  if (value instanceof Y.Text)
    return ['text', deltaOf(value).map(({ insert, attributes }) => [plain(insert), sorted(attributes)])];
  if (value instanceof Y.XmlElement)
    return ['element', value.nodeName, sorted(value.getAttributes()), childrenOf(value as Shared).map(plain)];
  if (value instanceof Y.XmlFragment || value instanceof Y.Array)
    return ['list', childrenOf(value as Shared).map(plain)];
  if (value instanceof Y.Map) return ['map', sorted(Object.fromEntries(value.entries()))];
  if (value instanceof Uint8Array) return ['bytes', Buffer.from(value).toString('base64')];
  return ['value', value ?? null];
}

const sorted = (values: object | undefined): unknown =>
  Object.entries(values ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => [key, plain(value)]);

export interface TextOp {
  readonly insert: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

export const deltaOf = (text: Y.Text): readonly TextOp[] => text.toDelta() as TextOp[];

/** What a person reads in it: paragraphs apart by line breaks. Null: it is not made of text. */
export function wordsIn(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (value instanceof Y.Text)
    return deltaOf(value)
      .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
      .join('');
  if (!(value instanceof Y.XmlFragment)) return null;
  const children = childrenOf(value as Shared);
  const blocks = children.some((child) => isBlock(child));
  return children.map((child) => wordsIn(child) ?? '').join(blocks ? '\n' : '');
}

/** Holds text, or what does; a line break or an image does not. */
function isBlock(child: unknown): boolean {
  if (!(child instanceof Y.XmlElement)) return false;
  return child.length > 0 || child.nodeName === 'paragraph' || child.nodeName === 'heading';
}
