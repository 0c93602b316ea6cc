import * as Y from 'yjs';
import type { HowMuch } from '../../agenda/hands.ts';

/** What was done in one go, as Y.UndoManager keeps it. */
export type Step = Y.UndoManager['undoStack'][number];

/** What of a step can be taken back without taking anything else along. */
export interface TakenBack {
  readonly how: HowMuch;
  readonly goes: ReadonlySet<Y.Item>;
  /** What holds something that is not of this step. */
  readonly stays: ReadonlySet<unknown>;
}

/**
 * Looks at what stands in what a step put in. Whatever is alive there and does not go with the step was written since,
 * by others (what was done here later was taken back before), or was copied by bringing back what others wrote.
 *
 * Where the step only put something in, its own words go and the paragraphs, headings and lists that hold others' words
 * stay. Where it also took something out (a paragraph that became a heading, was split or was moved), half of it would
 * be there twice; and an item of the agenda is not there by half. Then nothing is taken back.
 *
 * To be called in the transaction in which it is taken back: what is merged into one piece is parted for as long.
 */
export function takenBack(transaction: Y.Transaction, step: Step, again: boolean): TakenBack {
  const goes = new Set<Y.Item>();
  // What is gone by now may have been moved on by others, who then have it as theirs.
  let lost = 0;
  Y.iterateDeletedStructs(transaction, step.insertions, (struct) => {
    const now = struct instanceof Y.Item ? nowFor(transaction, struct) : [];
    for (const item of now) if (!item.deleted) goes.add(item);
    const stands = now.length > 0 && now.every(({ deleted }) => !deleted);
    if (!stands && !Y.isDeleted(step.deletions, struct.id)) lost += 1;
  });
  const stays = new Set<unknown>();
  for (const { content } of goes) {
    if (content instanceof Y.ContentType && holds(content.type, goes)) stays.add(content.type);
  }
  const restored = comesBack(transaction, step);
  if (restored === 'some' || (restored === 'all' && lost > 0)) return { how: 'none', goes, stays };
  if (stays.size === 0) return { how: 'whole', goes, stays };
  if (again || restored === 'all' || ![...stays].every(isText)) return { how: 'none', goes, stays };
  return { how: 'part', goes: new Set([...goes].filter((item) => mayGo(item, stays))), stays };
}

/** What stands now for a piece of the document: itself, or what it was brought back as. */
function nowFor(transaction: Y.Transaction, item: Y.Item): readonly Y.Item[] {
  if (item.redone === null) return [item];
  const { store } = transaction.doc;
  const { client, clock } = item.redone;
  const found: Y.Item[] = [];
  for (let at = clock; at < clock + item.length;) {
    const struct = Y.getItem(store, Y.createID(client, at)) as Y.Item | Y.GC;
    if (!(struct instanceof Y.Item)) {
      at = struct.id.clock + struct.length;
      continue;
    }
    Y.getItemCleanEnd(transaction, store, Y.createID(client, clock + item.length - 1));
    const part = Y.getItemCleanStart(transaction, Y.createID(client, at));
    found.push(...nowFor(transaction, part));
    at += part.length;
  }
  return found;
}

function holds(type: Y.AbstractType<unknown>, goes: ReadonlySet<Y.Item>): boolean {
  for (let item = type._start; item !== null; item = item.right) if (isKept(item, goes)) return true;
  // How a paragraph looks is not something that was written, nor is where an item stands.
  if (type instanceof Y.XmlElement) return false;
  for (const [key, item] of type._map) if (key !== 'place' && isKept(item, goes)) return true;
  return false;
}

function isKept(item: Y.Item, goes: ReadonlySet<Y.Item>): boolean {
  if (item.deleted) return false;
  if (item.content instanceof Y.ContentType) return holds(item.content.type, goes);
  return item.countable && !goes.has(item);
}

/** Whether what it took out, and what was there before it, has a place to come back to. */
function comesBack(transaction: Y.Transaction, { insertions, deletions }: Step): 'nothing' | 'all' | 'some' {
  let came: 'nothing' | 'all' | 'some' = 'nothing';
  Y.iterateDeletedStructs(transaction, deletions, (struct) => {
    if (!(struct instanceof Y.Item) || !struct.countable || Y.isDeleted(insertions, struct.id)) return;
    if (!hasPlace(transaction, struct, deletions)) came = 'some';
    else if (came === 'nothing') came = 'all';
  });
  return came;
}

/** As Y.UndoManager will see it. */
function hasPlace(transaction: Y.Transaction, item: Y.Item, deletions: Step['deletions']): boolean {
  if (item.redone !== null) return nowFor(transaction, item).some(({ deleted }) => !deleted);
  const within = item.parent instanceof Y.AbstractType ? item.parent._item : null;
  if (!within?.deleted) return true;
  if (within.redone !== null) return nowFor(transaction, within).some(({ deleted }) => !deleted);
  return Y.isDeleted(deletions, within.id) && hasPlace(transaction, within, deletions);
}

const isText = (type: unknown): boolean => type instanceof Y.XmlElement || type instanceof Y.XmlText;

/** Without its look, and without the paragraph that each point of a list begins with, what stays would not be whole. */
function mayGo({ content, parent, parentSub }: Y.Item, stays: ReadonlySet<unknown>): boolean {
  if (content instanceof Y.ContentType && stays.has(content.type)) return false;
  if (!(parent instanceof Y.AbstractType)) return true;
  if (parentSub !== null) return !stays.has(parent);
  const point = parent instanceof Y.XmlElement && parent.nodeName === 'listItem' ? parent : null;
  return !point || (!stays.has(point) && !point.toArray().some((part) => stays.has(part)));
}
