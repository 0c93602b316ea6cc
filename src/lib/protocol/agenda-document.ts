/**
 * What is in an agenda's Y.Doc. One root, `items`: a Y.Map from an item's id to a Y.Map
 *
 *     place     string           where it stands in the order (`places.ts`); the same place: by id
 *     kind      string           `note` for a free note between the items; without it, an item
 *     title     Y.Text           notes have none
 *     body      Y.XmlFragment    what will be done: paragraphs, headings, lists, links (`agenda-body.ts`)
 *     text      Y.Text           the same, plain, as agendas had it before (`agenda-migration.ts`)
 *     owner     string           who answers for it
 *     due       string           `YYYY-MM-DD` or empty
 *     area      string           where it is for; empty: everywhere
 *     ideas     Y.Map<true>      the board's ideas that it takes up, by id
 *     comments  Y.Map            by id: `{ by: { id, name }, at, text, resolved: { id, name } | null }`
 *
 * A map and not a Y.Array, because an array moves something only by making a copy of it: what a colleague writes into the
 * original meanwhile would be gone. Items, fields and roots that are unknown here are kept as they are, so that a later
 * version can add to this. Whatever is read may come from anywhere, and is taken for nothing but what it is.
 */
import * as Y from 'yjs';
import { bodyOf, plainText } from './agenda-body.ts';
import type { AgendaComment, AgendaField, AgendaItem, AgendaKind, AgendaWriter } from './agenda-item.ts';
import { ensure, plainIn } from './agenda-migration.ts';
import { comparePlaces, placeBetween } from './places.ts';

type Item = Y.Map<unknown>;

export const agendaItems = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('items');

/** The items in their order. */
export function readAgenda(doc: Y.Doc): readonly AgendaItem[] {
  const items: AgendaItem[] = [];
  for (const [id, item] of agendaItems(doc)) if (item instanceof Y.Map) items.push(readItem(id, item));
  return inOrder(items);
}

export const inOrder = (items: readonly AgendaItem[]): readonly AgendaItem[] =>
  [...items].sort((a, b) => comparePlaces(a.place, b.place) || comparePlaces(a.id, b.id));

export function readItem(id: string, item: Item): AgendaItem {
  const ideas = item.get('ideas');
  return {
    id,
    kind: item.get('kind') === 'note' ? 'note' : 'item',
    place: asString(item.get('place')),
    title: asText(item.get('title')),
    text: textIn(item),
    owner: asString(item.get('owner')),
    due: asString(item.get('due')),
    area: asString(item.get('area')),
    ideas: ideas instanceof Y.Map ? [...ideas.keys()] : [],
    comments: readComments(item.get('comments')),
  };
}

const asString = (value: unknown): string => (typeof value === 'string' ? value : '');
const asText = (value: unknown): string => (value instanceof Y.Text ? value.toJSON() : asString(value));

/** What is in its body, and below it what is still in the plain text. */
function textIn(item: Item): string {
  const body = item.get('body');
  const parts = [body instanceof Y.XmlFragment ? plainText(body) : '', plainIn(item)];
  return parts.filter((part) => part !== '').join('\n');
}

function readComments(value: unknown): readonly AgendaComment[] {
  if (!(value instanceof Y.Map)) return [];
  const comments: AgendaComment[] = [];
  for (const [id, said] of value as Y.Map<unknown>) {
    const { by, at, text, resolved } = record(said);
    const writer = asWriter(by);
    if (!writer || typeof text !== 'string') continue;
    comments.push({ id, by: writer, at: Number.isFinite(at) ? Number(at) : 0, text, resolved: asWriter(resolved) });
  }
  return comments.sort((a, b) => a.at - b.at || comparePlaces(a.id, b.id));
}

function asWriter(value: unknown): AgendaWriter | null {
  const { id, name } = record(value);
  return typeof id === 'string' && typeof name === 'string' ? { id, name } : null;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

export interface NewItem {
  readonly id: string;
  readonly kind?: AgendaKind;
  readonly title?: string;
  readonly text?: string;
  readonly ideas?: readonly string[];
  /** It will stand there among all; without, at the end. */
  readonly index?: number;
}

/** Adds an item, or a note. */
export function addItem(doc: Y.Doc, item: NewItem, fraction: () => number = Math.random): void {
  const order = readAgenda(doc);
  const index = item.index ?? order.length;
  const made: Item = new Y.Map();
  made.set('place', placeBetween(order[index - 1]?.place ?? null, order[index]?.place ?? null, fraction));
  made.set('body', bodyOf(item.text ?? ''));
  made.set('comments', new Y.Map());
  if (item.kind === 'note') made.set('kind', 'note');
  else {
    made.set('title', new Y.Text(item.title ?? ''));
    made.set('owner', '');
    made.set('due', '');
    made.set('area', '');
    made.set('ideas', new Y.Map<true>((item.ideas ?? []).map((idea) => [idea, true])));
  }
  agendaItems(doc).set(item.id, made);
}

export function removeItem(doc: Y.Doc, id: string): void {
  agendaItems(doc).delete(id);
}

/** Moves an item so that it stands at `index` among all. */
export function moveItem(doc: Y.Doc, id: string, index: number, fraction: () => number = Math.random): void {
  const others = readAgenda(doc).filter((item) => item.id !== id);
  const before = others[index - 1]?.place ?? null;
  const after = others[index]?.place ?? null;
  itemOf(doc, id)?.set('place', placeBetween(before, after, fraction));
}

export function setField(doc: Y.Doc, id: string, field: AgendaField, value: string): void {
  const item = itemOf(doc, id);
  if (item && item.get(field) !== value) item.set(field, value);
}

/** The title itself, to be edited by what changes in it. Null if there is none. */
export function titleOf(doc: Y.Doc, id: string): Y.Text | null {
  const title = itemOf(doc, id)?.get('title');
  return title instanceof Y.Text ? title : null;
}

/** The rich text itself. Null if the item has none (yet), or plain text beside it that would not be seen in it. */
export function writtenBody(doc: Y.Doc, id: string): Y.XmlFragment | null {
  const item = itemOf(doc, id);
  const body = item?.get('body');
  const whole = body instanceof Y.XmlFragment && !(body instanceof Y.XmlElement) && plainIn(item as Item) === '';
  return whole ? body : null;
}

/** Links an idea to an item, or takes the link away. */
export function linkIdea(doc: Y.Doc, id: string, idea: string, on: boolean): void {
  const ideas = mapIn(doc, id, 'ideas');
  if (on) ideas?.set(idea, true);
  else ideas?.delete(idea);
}

/** Puts a comment on an item. */
export function addComment(doc: Y.Doc, item: string, { id, ...said }: AgendaComment): void {
  const comments = mapIn(doc, item, 'comments');
  comments?.set(id, { ...said });
}

/** Says that a comment is dealt with, or (null) that it is open again. */
export function resolveComment(doc: Y.Doc, item: string, id: string, by: AgendaWriter | null): void {
  const comments = mapIn(doc, item, 'comments');
  const said = comments?.get(id);
  if (said !== undefined) comments?.set(id, { ...record(said), resolved: by });
}

export function removeComment(doc: Y.Doc, item: string, id: string): void {
  mapIn(doc, item, 'comments')?.delete(id);
}

/** A map that an item has, or gets now. */
function mapIn(doc: Y.Doc, id: string, name: 'ideas' | 'comments'): Item | null {
  ensure(doc, id, name, () => new Y.Map());
  const map = itemOf(doc, id)?.get(name);
  return map instanceof Y.Map ? (map as Item) : null;
}

function itemOf(doc: Y.Doc, id: string): Item | null {
  const item = agendaItems(doc).get(id);
  return item instanceof Y.Map ? (item as Item) : null;
}
