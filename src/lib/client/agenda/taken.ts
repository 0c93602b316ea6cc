import { asWords } from '../../agenda/as-text.ts';
import type { AgendaItem } from '../../protocol/agenda-item.ts';

/** What a colleague took away while this person was in it. */
export interface Taken {
  /** Where it stood among all. */
  readonly index: number;
  /** What was in it, in plain words; empty if there was nothing. */
  readonly text: string;
}

/** @param id of the item or note that this person is in */
export function takenAway(
  before: readonly AgendaItem[],
  now: readonly AgendaItem[],
  id: string | undefined
): Taken | null {
  const index = before.findIndex((item) => item.id === id);
  const item = before[index];
  return item && now.every((one) => one.id !== id) ? { index, text: asWords(item) } : null;
}
