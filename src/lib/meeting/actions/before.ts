import type { TextId } from '../ids.ts';
import type { Action, Before } from './action.ts';

/** What stands in these parts of an action, as far as it was not taken out. */
export function beforeOf(action: Action, parts: readonly string[], scrubbed: ReadonlySet<TextId>): Before {
  const { title, body, blocks, owner, due, area } = action;
  const stands: Before = { title, body: body && { id: body.id, blocks }, owner, due, area };
  return only(stands, ([part]) => parts.includes(part), scrubbed);
}

/** The same without what was taken out since. */
export function withoutScrubbed(before: Before, scrubbed: ReadonlySet<TextId>): Before {
  return only(before, () => true, scrubbed);
}

type Part = readonly [string, { readonly id: TextId } | string | null];

function only(before: Before, wanted: (part: Part) => boolean, scrubbed: ReadonlySet<TextId>): Before {
  const parts: readonly Part[] = Object.entries(before);
  const isGone = (value: Part[1]): boolean => typeof value === 'object' && value !== null && scrubbed.has(value.id);
  return Object.fromEntries(parts.filter((part) => wanted(part) && !isGone(part[1])));
}
