import type { ActionView, UpdateView } from '../meeting/actions/view.ts';

/** What happened to an action, one thing after the other. */
export type Happened =
  | { readonly kind: 'published'; readonly at: number }
  | { readonly kind: 'changed'; readonly at: number; readonly what: ActionView['changes'][number]['what'] }
  | { readonly kind: 'reopened'; readonly at: number; readonly disputes: number }
  | ({ readonly kind: 'update' } & UpdateView);

/** In a minute in which several things happened, each comes after what made it possible. */
const RANK = { update: 0, reopened: 1, changed: 2, published: 3 } as const;

/** The newest first. */
export function historyOf({ publishedAt, changes, updates, reopened }: ActionView): readonly Happened[] {
  const later = changes.filter(({ what }) => !what.includes('added') || what.length > 1);
  const happened: Happened[] = [
    { kind: 'published', at: publishedAt },
    ...later.map(({ at, what }) => ({ kind: 'changed' as const, at, what })),
    ...updates.map((update) => ({ kind: 'update' as const, ...update })),
    ...(reopened ? [{ kind: 'reopened' as const, at: reopened.at, disputes: reopened.disputes }] : []),
  ];
  const order = new Map(happened.map((one, index) => [one, index]));
  return happened.sort(
    (a, b) => b.at - a.at || RANK[a.kind] - RANK[b.kind] || (order.get(b) ?? 0) - (order.get(a) ?? 0)
  );
}
