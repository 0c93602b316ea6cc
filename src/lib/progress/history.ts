import type { ActionView, UpdateView } from '../meeting/actions/view.ts';

/** What happened to an action, one thing after the other. */
export type Happened =
  | { readonly kind: 'published'; readonly at: number }
  | { readonly kind: 'changed'; readonly at: number; readonly what: ActionView['changes'][number]['what'] }
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
const RANK = { redacted: 0, update: 1, reopened: 2, changed: 3, published: 4 } as const;

/** The newest first. @param reason what a reason of the policy is called */
export function historyOf(action: ActionView, reason: (id: string) => string): readonly Happened[] {
  const { publishedAt, changes, updates, reopened, redactions = [] } = action;
  const later = changes.filter(({ what }) => !what.includes('added') || what.length > 1);
  const happened: Happened[] = [
    { kind: 'published', at: publishedAt },
    ...later.map(({ at, what }) => ({ kind: 'changed' as const, at, what })),
    ...updates.map((update) => ({ kind: 'update' as const, ...update })),
    ...redactions.map(({ at, updateId, picture = false, reason: id }) => {
      const of = updates.find((update) => update.id === updateId)?.at ?? null;
      return { kind: 'redacted' as const, at, of, picture, why: reason(id) };
    }),
    ...(reopened ? [{ kind: 'reopened' as const, at: reopened.at, disputes: reopened.disputes }] : []),
  ];
  const order = new Map(happened.map((one, index) => [one, index]));
  return happened.sort(
    (a, b) => b.at - a.at || RANK[a.kind] - RANK[b.kind] || (order.get(b) ?? 0) - (order.get(a) ?? 0)
  );
}
