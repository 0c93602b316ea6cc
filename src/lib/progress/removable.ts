import type { ActionView, BeforeView } from '../meeting/actions/view.ts';

/** Something published about an action that can be taken out for good, as the command names it. */
export interface Removable {
  readonly kind: 'words' | 'picture' | 'note' | 'before';
  /** When it was published, or changed. */
  readonly at: number;
  /** What it says, or what is to be seen. */
  readonly says: string;
  readonly updateId?: string;
  readonly pictureId?: string;
  readonly noteId?: string;
}

/**
 * The newest first: updates, each of their pictures, notes that staff read, and what the agenda said before it was published
 * again, or last, once the action is not in it any more.
 */
export function removableOf(action: ActionView): readonly Removable[] {
  const { updates, changes, notes = [], dropped = false, title } = action;
  const written = notes
    .toReversed()
    .map(({ id, at, text }): Removable => ({ kind: 'note', at, says: text, noteId: id }));
  const published = updates
    .toReversed()
    .flatMap(({ id: updateId, at, text, result, pictures = [] }): Removable[] => [
      ...(text !== undefined || result
        ? [{ kind: 'words' as const, at, says: text ?? result?.label ?? '', updateId }]
        : []),
      ...pictures.map(({ id, alt }) => ({ kind: 'picture' as const, at, says: alt, updateId, pictureId: id })),
    ]);
  const said = [...published, ...written];
  const left = changes.findLast(({ what, before = {} }) =>
    // Its words went with the rest if not even a title is left.
    what.includes('dropped') ? dropped && title !== '' : hasWords(before)
  );
  return left ? [...said, { kind: 'before', at: left.at, says: dropped ? title : '' }] : said;
}

const hasWords = ({ title, body = [], owner, area }: BeforeView): boolean =>
  body.length > 0 || [title, owner, area].some(Boolean);
