import type { Keep } from '$lib/client/surroundings';
import type { IdeaView } from '$lib/meeting/view';

const KEY = 'openfloor/own-first';

/** Whether somebody who reads this language can read an idea: as it was written, or as staff translated it. */
export const isOwn = (idea: IdeaView, lang: string): boolean =>
  idea.lang === null || idea.lang === lang || idea.translations?.[lang] !== undefined;

/** Whether this device puts ideas in its reader's language first. It does not, unless asked: an order should be plain. */
export const keepsOwnFirst = (storage: Keep): boolean => storage.get(KEY) !== null;

export function keepOwnFirst(storage: Keep, on: boolean): void {
  if (on) storage.set(KEY, '1');
  else storage.remove(KEY);
}
