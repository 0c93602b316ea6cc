import type { ActionView, BeforeView, UpdateView } from '../meeting/actions/view.ts';

/** What happened to an action, one thing after the other. */
export type Happened =
  | { readonly kind: 'published'; readonly at: number }
  | {
      readonly kind: 'changed';
      readonly at: number;
      readonly what: ActionView['changes'][number]['what'];
      /** It had been taken off the agenda, and came back. */
      readonly again: boolean;
      readonly before: BeforeView;
    }
  /** It is not said to be done any more; so many had answered since `doneAt`. */
  | {
      readonly kind: 'answered';
      readonly at: number;
      readonly doneAt: number;
      readonly confirmed: number;
      readonly disputed: number;
    }
  | { readonly kind: 'reopened'; readonly at: number; readonly disputes: number }
  /** Words (or one picture) were taken out: of what was said at `of`, or (null) of what was published before. */
  | {
      readonly kind: 'redacted';
      readonly at: number;
      readonly of: number | null;
      readonly picture: boolean;
      readonly why: string;
    }
  | ({ readonly kind: 'update' } & UpdateView);

/** In a minute in which several things happened, each comes after what made it possible. */
const RANK = { redacted: 0, update: 1, reopened: 2, answered: 3, changed: 4, published: 5 } as const;

/** The newest first. @param reason what a reason of the policy is called */
export function historyOf(action: ActionView, reason: (id: string) => string): readonly Happened[] {
  const { publishedAt, changes, updates, reopenings = [], rounds = [], redactions = [] } = action;
  const later = changes.filter(({ what, again = false }) => again || !what.includes('added'));
  const answered = rounds.filter(({ confirmed, disputed }) => confirmed + disputed > 0);
  const happened: Happened[] = [
    { kind: 'published', at: publishedAt },
    ...later.map(({ at, what, again = false, before = {} }) => ({ kind: 'changed' as const, at, what, again, before })),
    ...updates.map((update) => ({ kind: 'update' as const, ...update })),
    ...redactions.map(({ at, updateId, picture = false, reason: id }) => {
      const of = updates.find((update) => update.id === updateId)?.at ?? null;
      return { kind: 'redacted' as const, at, of, picture, why: reason(id) };
    }),
    ...reopenings.map((one) => ({ kind: 'reopened' as const, ...one })),
    ...answered.map(({ until: at, ...round }) => ({ kind: 'answered' as const, at, ...round })),
  ];
  const order = new Map(happened.map((one, index) => [one, index]));
  return happened.sort(
    (a, b) => b.at - a.at || RANK[a.kind] - RANK[b.kind] || (order.get(b) ?? 0) - (order.get(a) ?? 0)
  );
}
