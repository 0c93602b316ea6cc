import type { WordPiece } from '../../../src/lib/protocol/agenda-versions.ts';

/**
 * How long may be searched, in steps (about 0.4 µs each) that all texts of one comparison share: nothing else happens on the
 * server meanwhile. What is left when they are used up is told as one text removed and one added.
 */
export class Effort {
  constructor(private left = 200_000) {}

  /** One step more; false if there is none left. */
  spend(): boolean {
    return (this.left -= 1) >= 0;
  }
}

/** Words, the spaces and the signs between them, each by itself. */
const pieces = (text: string): readonly string[] => text.match(/\p{L}[\p{L}\p{M}\p{N}'’-]*|\p{N}+|\s+|./gsu) ?? [];

/**
 * What was written in the place of what, word by word: `same` and `removed` together are the old text, `same` and `added`
 * the new one. As few words as possible (Myers), unless the texts are very long and very different.
 */
export function wordDiff(before: string, after: string, effort = new Effort()): readonly WordPiece[] {
  const [a, b] = [pieces(before), pieces(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const middle = between(a.slice(start, a.length - end), b.slice(start, b.length - end), effort);
  return joined([
    ...a.slice(0, start).map((text): WordPiece => ({ kind: 'same', text })),
    ...middle,
    ...a.slice(a.length - end).map((text): WordPiece => ({ kind: 'same', text })),
  ]);
}

function between(a: readonly string[], b: readonly string[], effort: Effort): readonly WordPiece[] {
  const trace = search(a, b, effort);
  if (!trace) return [...a.map(removed), ...b.map(added)];
  const back: WordPiece[] = [];
  let [x, y] = [a.length, b.length];
  for (let d = trace.length - 1; d >= 0; d -= 1) {
    const reached = trace[d] ?? new Map<number, number>();
    const k = x - y;
    const k0 = isDown(reached, k, d) ? k + 1 : k - 1;
    const [x0, y0] = [at(reached, k0), at(reached, k0) - k0];
    while (x > x0 && y > y0) {
      back.push({ kind: 'same', text: a[x - 1] ?? '' });
      [x, y] = [x - 1, y - 1];
    }
    if (d > 0) back.push(x === x0 ? added(b[y0] ?? '') : removed(a[x0] ?? ''));
    [x, y] = [x0, y0];
  }
  return back.reverse();
}

const removed = (text: string): WordPiece => ({ kind: 'removed', text });
const added = (text: string): WordPiece => ({ kind: 'added', text });
const at = (reached: ReadonlyMap<number, number>, k: number): number => reached.get(k) ?? -1;
/** Whether the furthest way to diagonal k comes from the one above it. */
const isDown = (reached: ReadonlyMap<number, number>, k: number, d: number): boolean =>
  k === -d || (k !== d && at(reached, k - 1) < at(reached, k + 1));

/** How far each diagonal was reached before each step; null if there are too many steps. */
function search(
  a: readonly string[],
  b: readonly string[],
  effort: Effort
): readonly ReadonlyMap<number, number>[] | null {
  const trace: ReadonlyMap<number, number>[] = [];
  let reached = new Map<number, number>([[1, 0]]);
  for (let d = 0; d <= a.length + b.length; d += 1) {
    trace.push(reached);
    const next = new Map(reached);
    for (let k = -d; k <= d; k += 2) {
      if (!effort.spend()) return null;
      let x = isDown(next, k, d) ? at(next, k + 1) : at(next, k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      next.set(k, x);
      if (x >= a.length && x - k >= b.length) return trace;
    }
    reached = next;
  }
  return trace;
}

/** Neighbours of a kind as one, and between two same words what goes before what comes. */
function joined(all: readonly WordPiece[]): readonly WordPiece[] {
  const told: WordPiece[] = [];
  const run = { removed: '', added: '' };
  const flush = (): void => {
    if (run.removed !== '') told.push(removed(run.removed));
    if (run.added !== '') told.push(added(run.added));
    [run.removed, run.added] = ['', ''];
  };
  for (const { kind, text } of all) {
    if (kind !== 'same') {
      run[kind] += text;
      continue;
    }
    const last = told.at(-1);
    if (run.removed === '' && run.added === '' && last?.kind === 'same') {
      told[told.length - 1] = { kind, text: last.text + text };
    } else {
      flush();
      told.push({ kind, text });
    }
  }
  flush();
  return told;
}
