import * as Y from 'yjs';
import { comparePlaces } from '../../../src/lib/protocol/places.ts';
import type {
  AgendaComparison,
  AgendaLine,
  FieldChange,
  WordPiece,
} from '../../../src/lib/protocol/agenda-versions.ts';
import { keyOf, rootsOf, wordsIn, type Shared } from './shapes.ts';
import { Effort, wordDiff } from './words.ts';

/** The root that holds the agenda's lines, and what orders them; the rest of a document's shape is not looked for. */
const ITEMS = 'items';
const PLACE = 'place';

interface Line extends AgendaLine {
  readonly fields: ReadonlyMap<string, unknown>;
}

/** Its items and free notes in their order. */
export function linesOf(doc: Y.Doc): readonly AgendaLine[] {
  return read(doc).map(told);
}

/** What was done between two documents, to the eyes of people: histories play no part. */
export function compareAgendas(before: Y.Doc, after: Y.Doc): AgendaComparison {
  const [old, now] = [read(before), read(after)];
  const effort = new Effort();
  const [oldById, nowById] = [byId(old), byId(now)];
  const added = now.filter(({ id }) => !oldById.has(id)).map(told);
  const removed = old.filter(({ id }) => !nowById.has(id)).map(told);
  const reworded = now.flatMap((line) => {
    const changes = changesIn(oldById.get(line.id)?.fields ?? line.fields, line.fields, effort);
    return changes.length > 0 ? [{ ...told(line), changes }] : [];
  });
  const moved = movedIn(
    old.filter(({ id }) => nowById.has(id)),
    now.filter(({ id }) => oldById.has(id))
  );
  const elsewhere = changesIn(outside(before), outside(after), effort);
  const same = [added, removed, reworded, moved, elsewhere].every((list) => list.length === 0);
  return { added, removed, moved, reworded, elsewhere, same };
}

function read(doc: Y.Doc): readonly Line[] {
  const root = rootsOf(doc).get(ITEMS);
  if (!(root instanceof Y.Map)) return [];
  const lines: (Line & { readonly place: string })[] = [];
  for (const [id, item] of root.entries()) {
    if (!(item instanceof Y.Map)) continue;
    const fields = new Map<string, unknown>(item.entries());
    const place = fields.get(PLACE);
    fields.delete(PLACE);
    lines.push({ ...summary(id, fields), fields, place: typeof place === 'string' ? place : '' });
  }
  return lines.sort((a, b) => comparePlaces(a.place, b.place) || comparePlaces(a.id, b.id));
}

function summary(id: string, fields: ReadonlyMap<string, unknown>): AgendaLine {
  const kind = fields.get('kind');
  const title = wordsIn(fields.get('title')) ?? '';
  const texts = [...fields].filter(([name, value]) => name !== 'title' && typeof value !== 'string' && wordsIn(value));
  const text = texts.map(([, value]) => wordsIn(value) ?? '').join('\n');
  const begins = text.trimStart().split('\n', 1)[0]?.slice(0, 120) ?? '';
  return { id, kind: typeof kind === 'string' ? kind : 'item', title: title || begins, text };
}

const told = ({ id, kind, title, text }: AgendaLine): AgendaLine => ({ id, kind, title, text });
const byId = (lines: readonly Line[]): ReadonlyMap<string, Line> => new Map(lines.map((line) => [line.id, line]));

function outside(doc: Y.Doc): ReadonlyMap<string, unknown> {
  const roots = new Map<string, Shared>(rootsOf(doc));
  roots.delete(ITEMS);
  return roots;
}

function changesIn(
  old: ReadonlyMap<string, unknown>,
  now: ReadonlyMap<string, unknown>,
  effort: Effort
): readonly FieldChange[] {
  const names = [...new Set([...old.keys(), ...now.keys()])].sort();
  return names.flatMap((field): FieldChange[] => {
    const [a, b] = [old.get(field), now.get(field)];
    if (a === b || keyOf(a) === keyOf(b)) return [];
    const change = wordsBetween(a, b, effort);
    // Something that is there now, with nothing in it, is no change to anybody.
    return change === null ? [] : [{ field, words: change }];
  });
}

function wordsBetween(a: unknown, b: unknown, effort: Effort): readonly WordPiece[] | null {
  const sets = [namesIn(a), namesIn(b)];
  if (sets[0] && sets[1]) {
    const [old, now] = [new Set(sets[0]), new Set(sets[1])];
    const gone = [...old].filter((name) => !now.has(name)).map((text): WordPiece => ({ kind: 'removed', text }));
    const come = [...now].filter((name) => !old.has(name)).map((text): WordPiece => ({ kind: 'added', text }));
    return gone.length + come.length > 0 ? [...gone, ...come] : null;
  }
  const [old, now] = [a === undefined ? '' : wordsIn(a), b === undefined ? '' : wordsIn(b)];
  if (old === null || now === null) return [];
  if (old === now) return a === undefined || b === undefined ? null : [];
  return wordDiff(old, now, effort);
}

/** The names of a set (a map in which everything is `true`); of nothing, none. */
function namesIn(value: unknown): readonly string[] | null {
  if (value === undefined) return [];
  if (!(value instanceof Y.Map)) return null;
  const entries = [...(value as Y.Map<unknown>).entries()];
  return entries.every(([, is]) => is === true) ? entries.map(([name]) => name).sort() : null;
}

/** All but the longest stretch that kept its order: the fewest moves that explain the new one. */
function movedIn(old: readonly Line[], now: readonly Line[]): AgendaComparison['moved'] {
  const from = new Map(old.map(({ id }, index) => [id, index]));
  const order = now.map(({ id }) => from.get(id) ?? 0);
  const stayed = longestRise(order);
  return now.flatMap((line, to) => (stayed.has(to) ? [] : [{ ...told(line), from: order[to] ?? 0, to }]));
}

/** The indexes of a longest rising subsequence. */
function longestRise(values: readonly number[]): ReadonlySet<number> {
  const ends: number[] = [];
  const before: number[] = [];
  for (const [index, value] of values.entries()) {
    let [place, high] = [0, ends.length];
    while (place < high) {
      const middle = (place + high) >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) >= value) high = middle;
      else place = middle + 1;
    }
    before[index] = ends[place - 1] ?? -1;
    ends[place] = index;
  }
  const rise = new Set<number>();
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) rise.add(index);
  return rise;
}
