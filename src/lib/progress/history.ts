import type { Block } from '../meeting/actions/blocks.ts';
import type { ActionView, ChangeView, UpdateView } from '../meeting/actions/view.ts';
import { isTakenOut } from './naming.ts';

/** What happened to an action, one thing after the other. */
export type Happened =
  | { readonly kind: 'published'; readonly at: number }
  | {
      readonly kind: 'changed';
      readonly at: number;
      /** What became of it in the agenda: it is another, came back, or is not there any more. */
      readonly how: 'changed' | 'back' | 'dropped';
      readonly parts: readonly PartChange[];
    }
  | { readonly kind: 'reopened'; readonly at: number; readonly disputes: number }
  /** It is not said to be done any more; so many had answered since `doneAt`. */
  | {
      readonly kind: 'answered';
      readonly at: number;
      readonly doneAt: number;
      readonly confirmed: number;
      readonly disputed: number;
    }
  /** Words (or one picture) were taken out: of what was said at `of`, or (null) of what was published before. */
  | {
      readonly kind: 'redacted';
      readonly at: number;
      readonly of: number | null;
      readonly picture: boolean;
      readonly why: string;
    }
  | ({ readonly kind: 'update' } & UpdateView);

/** What stood there and what stands there since; empty: nothing. null: it was taken out for good meanwhile. */
export type PartChange =
  | { readonly part: (typeof WORDS)[number]; readonly was: string | null; readonly is: string | null }
  | { readonly part: 'body'; readonly was: readonly Block[] | null }
  | { readonly part: 'ideas' };

/** Parts that are shown as they were beside as they are; a date is `YYYY-MM-DD`. */
const WORDS = ['title', 'owner', 'due', 'area'] as const;

/** In a minute in which several things happened, each comes after what made it possible. */
const RANK = { redacted: 0, update: 1, reopened: 2, answered: 3, changed: 4, published: 5 } as const;

/** The newest first. @param reason what a reason of the policy is called */
export function historyOf(action: ActionView, reason: (id: string) => string): readonly Happened[] {
  const { publishedAt, changes, updates, reopenings = [], rounds = [], redactions = [] } = action;
  const happened: Happened[] = [
    { kind: 'published', at: publishedAt },
    ...changes.flatMap((change, place) => {
      const [{ at, what, again }, parts] = [change, partsOf(action, place)];
      const how = what.includes('dropped') ? 'dropped' : again ? 'back' : 'changed';
      return what.includes('added') && !again ? [] : [{ kind: 'changed' as const, at, how, parts } as const];
    }),
    ...updates.map((update) => ({ kind: 'update' as const, ...update })),
    ...redactions.map(({ at, updateId, picture = false, reason: id }) => {
      const of = updates.find((update) => update.id === updateId)?.at ?? null;
      return { kind: 'redacted' as const, at, of, picture, why: reason(id) };
    }),
    ...reopenings.map(({ at, disputes }) => ({ kind: 'reopened' as const, at, disputes })),
    ...rounds
      .filter(({ confirmed, disputed }) => confirmed + disputed > 0)
      .map(({ doneAt, until: at, confirmed, disputed }) => ({
        kind: 'answered' as const,
        at,
        doneAt,
        confirmed,
        disputed,
      })),
  ];
  const order = new Map(happened.map((one, index) => [one, index]));
  return happened.sort(
    (a, b) => b.at - a.at || RANK[a.kind] - RANK[b.kind] || (order.get(b) ?? 0) - (order.get(a) ?? 0)
  );
}

/** What one of the publications changed. What stands since then is what the next that changed it found, or what stands now. */
function partsOf(action: ActionView, place: number): readonly PartChange[] {
  const change = action.changes[place];
  if (!change) return [];
  // Its date is no word, and stays.
  const stands = action.dropped && isTakenOut(action) ? { due: action.due } : action;
  const next = (part: (typeof WORDS)[number]): string | null => {
    const later = action.changes.slice(place + 1).find(({ what }) => what.includes(part));
    return later ? wordsIn(later.before, part) : wordsIn(stands, part);
  };
  const words = WORDS.filter((part) => change.what.includes(part));
  return [
    ...words.map((part) => ({ part, was: wordsIn(change.before, part), is: next(part) })),
    ...(change.what.includes('body') ? [{ part: 'body' as const, was: change.before?.body ?? null }] : []),
    ...(change.what.includes('ideas') ? [{ part: 'ideas' as const }] : []),
  ];
}

function wordsIn(stood: ChangeView['before'], part: (typeof WORDS)[number]): string | null {
  const words = stood?.[part];
  // No date is a date like another.
  if (part === 'due') return words === undefined ? null : (words ?? '');
  return words ?? null;
}
