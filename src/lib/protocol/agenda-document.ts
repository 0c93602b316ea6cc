/**
 * What is in an agenda's Y.Doc. One root, `items`: a Y.Map from an item's id to a Y.Map
 *
 *     place   string           where it stands in the order (`places.ts`); the same place: by id
 *     title   Y.Text
 *     text    Y.Text           what will be done, plain for now
 *     owner   string           who answers for it
 *     due     string           `YYYY-MM-DD` or empty
 *     ideas   Y.Map<true>      the board's ideas that it takes up, by id
 *
 * A map and not a Y.Array, because an array moves something only by making a copy of it: what a colleague writes into the
 * original meanwhile would be gone. Items, fields and roots that are unknown here are kept as they are, so that a later
 * version can add to this. Whatever is read may come from anywhere, and is taken for nothing but what it is.
 */
import * as Y from 'yjs';
import type { AgendaField, AgendaItem, AgendaText } from './agenda-item.ts';
import { comparePlaces, placeBetween } from './places.ts';

type Item = Y.Map<unknown>;

export const agendaItems = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('items');

/** The items in their order. */
export function readAgenda(doc: Y.Doc): readonly AgendaItem[] {
  const items: AgendaItem[] = [];
  for (const [id, item] of agendaItems(doc)) if (item instanceof Y.Map) items.push(readItem(id, item));
  return items.sort((a, b) => comparePlaces(a.place, b.place) || comparePlaces(a.id, b.id));
}

function readItem(id: string, item: Item): AgendaItem {
  const ideas = item.get('ideas');
  return {
    id,
    place: asString(item.get('place')),
    title: asText(item.get('title')),
    text: asText(item.get('text')),
    owner: asString(item.get('owner')),
    due: asString(item.get('due')),
    ideas: ideas instanceof Y.Map ? [...ideas.keys()] : [],
  };
}

const asString = (value: unknown): string => (typeof value === 'string' ? value : '');
const asText = (value: unknown): string => (value instanceof Y.Text ? value.toJSON() : asString(value));

/** Adds an item at the end. */
export function addItem(
  doc: Y.Doc,
  item: { readonly id: string; readonly title?: string; readonly ideas?: readonly string[] },
  fraction: () => number = Math.random
): void {
  const last = readAgenda(doc).at(-1)?.place ?? null;
  const made: Item = new Y.Map();
  const ideas = new Y.Map<true>((item.ideas ?? []).map((idea) => [idea, true]));
  made.set('place', placeBetween(last, null, fraction));
  made.set('title', new Y.Text(item.title ?? ''));
  made.set('text', new Y.Text());
  made.set('owner', '');
  made.set('due', '');
  made.set('ideas', ideas);
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

/** The shared text itself, to be edited by what changes in it. Null if there is none. */
export function textOf(doc: Y.Doc, id: string, name: AgendaText): Y.Text | null {
  const text = itemOf(doc, id)?.get(name);
  return text instanceof Y.Text ? text : null;
}

/** Links an idea to an item, or takes the link away. */
export function linkIdea(doc: Y.Doc, id: string, idea: string, on: boolean): void {
  const item = itemOf(doc, id);
  if (!item) return;
  const known = item.get('ideas');
  if (!(known instanceof Y.Map)) {
    if (on) item.set('ideas', new Y.Map([[idea, true]]));
  } else if (on) known.set(idea, true);
  else known.delete(idea);
}

function itemOf(doc: Y.Doc, id: string): Item | null {
  const item = agendaItems(doc).get(id);
  return item instanceof Y.Map ? (item as Item) : null;
}
