import type { ActionRow } from '../../db/store.ts';
import type { Action } from '../../src/lib/meeting/actions/action.ts';
import { isReopened, owesAnswer } from '../../src/lib/meeting/actions/reopened.ts';
import { standingOf } from '../../src/lib/meeting/actions/standing.ts';
import { projectAction, type ActionView } from '../../src/lib/meeting/actions/view.ts';
import { isOverdue } from '../../src/lib/meeting/actions/overdue.ts';
import type { MeetingId } from '../../src/lib/meeting/ids.ts';
import type { MeetingState } from '../../src/lib/meeting/state.ts';
import { projectMeeting } from '../../src/lib/meeting/view.ts';
import { isConfirmed, isPending, shownOf } from '../../src/lib/progress/project.ts';
import { searchable } from '../../src/lib/progress/words.ts';
import { dayAfter, momentOf } from '../../src/lib/zone.ts';

/** The actions of a meeting as rows for lists across meetings. Of a rehearsal there are none. */
export function rowsOf(meeting: MeetingId, state: MeetingState): readonly ActionRow[] {
  if (state.rehearsal || state.actions.size === 0) return [];
  const about = projectMeeting(state);
  return [...state.actions.values()].map((kept) => {
    const action = projectAction(kept, 'public');
    const shown = shownOf(action, about);
    const { category } = shown;
    const names = category === null ? [] : [category.name, ...Object.values(category.translations)];
    return {
      meeting,
      id: action.id,
      version: state.version,
      // Where a meeting has none, the place that the action names; elsewhere that is found by its words.
      area: about.area || action.area,
      category: action.category,
      status: standingOf(action),
      pending: isPending(shown),
      awaiting: owesAnswer(shown),
      reopened: isReopened(action),
      confirmed: isConfirmed(shown),
      due: action.due,
      overdueAt: overdueAt(action, about.timeZone),
      movedAt: shown.movedAt,
      words: wordsOf(kept, action, [about.title, about.area, about.code, ...names]),
      shown,
    };
  });
}

const known = new WeakMap<Action, { readonly of: readonly unknown[]; readonly words: string }>();

/** Folding all that was said of an action takes long; answers come by the hundred and change nothing of it. */
function wordsOf(kept: Action, action: ActionView, more: readonly string[]): string {
  // What these hold is replaced whole, never changed in place.
  const of = [kept.title, kept.owner, kept.area, kept.blocks, kept.updates, ...more];
  const before = known.get(kept);
  if (before && before.of.length === of.length && before.of.every((one, n) => one === of[n])) return before.words;
  const words = searchable(action, more);
  known.set(kept, { of, words });
  return words;
}

/** From the end of its day on, by the clocks of its meeting; null: it never is as things stand. */
function overdueAt(action: ActionView, zone: string): number | null {
  return action.due !== null && isOverdue(action, '9999-12-31')
    ? momentOf(`${dayAfter(action.due)}T00:00`, zone)
    : null;
}
