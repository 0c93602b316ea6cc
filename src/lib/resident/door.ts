import { bring } from '$lib/bring';
import { loadDoor } from '$lib/i18n/door';
import type { Lang } from '$lib/i18n/languages';

/** What only meetings need that count who is in the room; fetched there alone. */
export async function openDoor(lang: Lang) {
  const [{ default: Door }, t] = await Promise.all([bring(() => import('./Door.svelte')), loadDoor(lang)]);
  return { Door, t };
}
