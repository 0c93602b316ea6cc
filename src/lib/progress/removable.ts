import type { ActionView } from '../meeting/actions/view.ts';

/** Something published about an action that can be taken out for good, as the command names it. */
export interface Removable {
  readonly kind: 'words' | 'picture' | 'before';
  /** When it was published, or changed. */
  readonly at: number;
  /** What it says, or what is to be seen. */
  readonly says: string;
  readonly updateId?: string;
  readonly pictureId?: string;
}

/** Parts of an action that are words. */
const WORDS: readonly string[] = ['title', 'body', 'owner', 'area'];

/**
 * The newest first: updates, each of their pictures, and what the agenda said before it was published again; all that it
 * said, of an action that is not in it any more.
 */
export function removableOf(action: ActionView): readonly Removable[] {
  const { updates, changes, redactions = [], dropped = false, title } = action;
  const said = updates
    .toReversed()
    .flatMap(({ id: updateId, at, text, result, pictures = [] }): Removable[] => [
      ...(text !== undefined || result
        ? [{ kind: 'words' as const, at, says: text ?? result?.label ?? '', updateId }]
        : []),
      ...pictures.map(({ id, alt }) => ({ kind: 'picture' as const, at, says: alt, updateId, pictureId: id })),
    ]);
  const parts = dropped ? [...WORDS, 'dropped'] : WORDS;
  const reworded = changes.findLast(({ what }) => what.some((part) => parts.includes(part)))?.at ?? -Infinity;
  const taken = redactions.findLast(({ updateId }) => updateId === null)?.at ?? -Infinity;
  if (dropped && title === '') return said;
  return reworded > -Infinity && reworded >= taken ? [...said, { kind: 'before', at: reworded, says: '' }] : said;
}
