import type * as Y from 'yjs';
import { rngFrom } from '../../tests/support/rng.ts';

/** As many single-character edits as the well-known recording of a paper being written has (259,778). */
export const EDITS = 259_778;
/** In that recording, 77,463 of them delete. */
const DELETED = 77_463 / 259_778;

/**
 * A text as somebody types it: in runs of letters, words and lines, going back over the last ones, and now and then
 * jumping somewhere else. The same for the same seed. Each edit is one update.
 * @param sitting edits after which the writer comes back under a new client id, as from a page that was opened anew
 */
export function* typing(
  doc: Y.Doc,
  { edits, sitting, seed = 1 }: { readonly edits: number; readonly sitting: number; readonly seed?: number }
): Generator<{ readonly sitting: number; readonly update: Uint8Array }> {
  const rng = rngFrom(seed);
  const text = doc.getText('notes');
  const made: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => made.push(update));
  let [caret, left, removes] = [0, 0, false];
  for (let n = 0; n < edits; n += 1) {
    if (n % sitting === 0) doc.clientID = 1000 + n / sitting;
    if (left === 0) {
      if (rng.chance(0.15)) caret = rng.int(text.length + 1);
      removes = rng.chance(DELETED * 1.28);
      left = 1 + rng.int(removes ? 18 : 24);
    }
    left -= 1;
    if (removes && caret > 0) text.delete((caret -= 1), 1);
    else {
      text.insert(caret, rng.chance(0.17) ? ' ' : rng.chance(0.01) ? '\n' : rng.letters(1));
      caret += 1;
    }
    for (const update of made.splice(0)) yield { sitting: Math.floor(n / sitting), update };
  }
}
