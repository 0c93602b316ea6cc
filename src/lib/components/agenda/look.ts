import type { PreviewItem } from '$lib/protocol/agenda-preview.ts';

/**
 * In how many places an item should be looked at before anybody reads it: what may be personal, and a promise for which
 * nobody answers or that has no date.
 */
export function placesToLookAt({ marked, owner, due }: Pick<PreviewItem, 'marked' | 'owner' | 'due'>): number {
  return marked.length + (owner === '' ? 1 : 0) + (due === null ? 1 : 0);
}
