import type { AgendaPreview, PreviewItem } from '$lib/protocol/agenda-preview.ts';

/**
 * In how many places an item should be looked at before anybody reads it: what may be personal, and a promise for which
 * nobody answers or that has no date.
 */
export function placesToLookAt({ marked, owner, due }: Pick<PreviewItem, 'marked' | 'owner' | 'due'>): number {
  return marked.length + (owner === '' ? 1 : 0) + (due === null ? 1 : 0);
}

/** Whether publishing would put words into the public history of an item: those that stood where others stand now. */
export function keepsFormer({ last, items }: Pick<AgendaPreview, 'last' | 'items'>): boolean {
  // Ideas are told as other ones, without the words of those before.
  const told = items.flatMap(({ changes }) => changes.filter(({ field }) => field !== 'ideas'));
  return last !== null && told.some(({ words }) => words.some(({ kind }) => kind !== 'added'));
}
