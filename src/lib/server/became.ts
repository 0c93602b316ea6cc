import { rootOf } from '../client/ballot.ts';
import type { OwnAction } from '../meeting/actions/self.ts';
import type { SelfView } from '../meeting/self.ts';
import type { ActionView, BoardView } from '../meeting/view.ts';

/** What became of something that one person asked for. */
export interface BecameOf {
  readonly action: ActionView;
  /** Whether they may say that it is solved: of who backed it only after it was taken up, nobody asks yet. */
  readonly own: OwnAction;
  /** They wrote one of the ideas that it came from. */
  readonly wrote: boolean;
  /** What they wrote or backed of that, in words. */
  readonly from: readonly string[];
}

/** The action that an idea became: enough to lead there. */
export type Became = Pick<ActionView, 'id' | 'title'> | null;

/** Of who is not asked whether something is solved. */
const NOT_ASKED: OwnAction = Object.freeze({ answer: null, asked: false });

/**
 * What became of all that somebody wrote or backed in a meeting, also of what they backed, or what was merged, after it
 * was taken up. What they are asked about comes first.
 * @param backed the roots of the ideas that they backed
 */
export function becameOf(
  { actions, ideas }: Pick<BoardView, 'actions' | 'ideas'>,
  self: Pick<SelfView, 'actions' | 'ideas'>,
  backed: readonly string[]
): { readonly actions: readonly BecameOf[]; readonly of: (ideaId: string) => Became } {
  const every = { ...ideas, ...self.ideas };
  const root = (id: string): string => rootOf(every, id);
  const written = new Map(Object.values(self.ideas).map((idea) => [idea.id, idea.text]));
  const wanted = new Set([...backed.map(root), ...[...written.keys()].map(root)]);
  const mine = Object.values(actions).flatMap((action) => {
    const own = Object.hasOwn(self.actions, action.id) ? self.actions[action.id] : undefined;
    const roots = new Set(action.ideas.map(root));
    return own || [...roots].some((id) => wanted.has(id)) ? [{ action, own: own ?? NOT_ASKED, roots }] : [];
  });

  const told = mine.map(({ action, own, roots }): BecameOf => {
    const wrote = [...written].filter(([id]) => roots.has(root(id)));
    const others = backed.filter((id) => roots.has(id) && !written.has(id)).flatMap((id) => ideas[id]?.text ?? []);
    return { action, own, wrote: wrote.length > 0, from: [...new Set([...wrote.map(([, text]) => text), ...others])] };
  });
  return {
    actions: told.toSorted((a, b) => urgency(b) - urgency(a) || a.action.number - b.action.number),
    of(ideaId) {
      const found = mine.find(({ roots, action }) => !action.dropped && roots.has(root(ideaId)));
      return found ? { id: found.action.id, title: found.action.title } : null;
    },
  };
}

/** Asked and not answered; then what goes on; what is no longer on the agenda comes last. */
function urgency({ action, own }: BecameOf): number {
  if (own.asked && own.answer === null) return 2;
  return action.dropped ? 0 : 1;
}
