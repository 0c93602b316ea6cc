import { bring } from '$lib/bring';
import { loadFinder } from '$lib/i18n/finder';
import type { Lang } from '$lib/i18n/languages';
import type { FinderSource } from '$lib/client/finder.svelte';

/** What it takes to look for ideas, fetched when somebody wants to: reading and voting do without. */
export async function loadFinding(lang: Lang, source: FinderSource) {
  const [{ default: Panel }, { Finder }, t] = await Promise.all([
    bring(() => import('./FinderPanel.svelte')),
    bring(() => import('$lib/client/finder.svelte')),
    loadFinder(lang),
  ]);
  return { Panel, finder: new Finder(source), t };
}

export type Finding = Awaited<ReturnType<typeof loadFinding>>;
