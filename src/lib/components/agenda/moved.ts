import type { AgendaPreview, PreviewItem } from '$lib/protocol/agenda-preview.ts';

type Named = Pick<PreviewItem, 'id' | 'title'>;

/** What became of the items of a preview while somebody looked at it. */
export interface Moved {
  /** Written differently, new, or in another place; as they are called now. */
  readonly changed: readonly Named[];
  /** Not there any more; as they were called. */
  readonly gone: readonly Named[];
}

export const NOTHING_MOVED: Moved = { changed: [], gone: [] };

/** What somebody who looked at one preview has not seen in it of a later one. How many back something is no change. */
export function movedSince(before: AgendaPreview, after: AgendaPreview): Moved {
  const seen = new Map(before.items.map((item) => [item.id, item]));
  const there = new Set(after.items.map(({ id }) => id));
  const kept = before.items.filter(({ id }) => there.has(id)).map(({ id }) => id);
  const order = after.items.filter(({ id }) => seen.has(id)).map(({ id }) => id);
  return {
    changed: after.items.filter((item) => {
      const was = seen.get(item.id);
      // Whatever only slid because something else came or went is where it was.
      return !was || wording(was) !== wording(item) || kept.indexOf(item.id) !== order.indexOf(item.id);
    }),
    gone: before.items.filter(({ id }) => !there.has(id)),
  };
}

function wording({ title, body, owner, due, area, ideas }: PreviewItem): string {
  return JSON.stringify([title, body, owner, due, area, ideas.map(({ id }) => id)]);
}
