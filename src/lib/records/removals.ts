import { bodyIn, wordsOf } from '../meeting/actions/blocks.ts';
import type { LoggedEvent } from '../meeting/events.ts';
import type { TextId } from '../meeting/ids.ts';
import type { MeetingState } from '../meeting/state.ts';
import { minuteOf } from '../meeting/timing.ts';

/** What took words out of a log: nothing of the words themselves. */
export interface Removal {
  /** minute, ms since the epoch */
  readonly at: number;
  readonly by: LoggedEvent['by'];
  /** Of the policy; null: none was given, as where they were replaced or taken back. */
  readonly reason: string | null;
}

/** Notes, event by event, which texts went, and by what. */
export class Removals {
  #seen = 0;
  #gone: Iterator<TextId> | null = null;
  readonly #by = new Map<string, Removal>();

  /** @param state after the event; the same one each time */
  see(state: MeetingState, event: LoggedEvent): void {
    const { scrubbed } = state;
    // It is in the order in which they went, and goes on where it was left.
    this.#gone ??= scrubbed.values();
    for (; this.#seen < scrubbed.size; this.#seen += 1) {
      const next = this.#gone.next();
      const reason = 'reason' in event ? (event.reason ?? null) : null;
      if (!next.done) this.#by.set(next.value, { at: minuteOf(event.at), by: event.by, reason });
    }
  }

  of(textId: string): Removal | null {
    return this.#by.get(textId) ?? null;
  }
}

/** Every text that an event cites, wherever in it: as far as it is there, and what removed it otherwise. */
export function citedIn(
  event: LoggedEvent,
  texts: Readonly<Record<string, string>>,
  removals: Removals
): { readonly words: readonly string[]; readonly removed: Removal | null } {
  const words: string[] = [];
  let removed: Removal | null = null;
  const bodies = bodiesIn(event);
  for (const id of stringsIn(event)) {
    const removal = removals.of(id);
    if (removal) removed = removal;
    else if (Object.hasOwn(texts, id)) words.push(bodies.has(id) ? wordsOf(bodyIn(texts[id])) : (texts[id] ?? ''));
  }
  return { words, removed };
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return [...new Set(Object.values(value).flatMap(stringsIn))];
}

/** The body of an action is kept with its marks. */
function bodiesIn(event: LoggedEvent): ReadonlySet<string> {
  if (event.type !== 'agenda.published') return new Set();
  return new Set(event.actions.flatMap(({ bodyId }) => bodyId ?? []));
}
