import type { ActionRow } from '../../db/store.ts';
import { projectActions, type ActionView } from '../../src/lib/meeting/actions/view.ts';
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
  return Object.values(projectActions(state, 'public')).map((action) => {
    const shown = shownOf(action, about);
    const { category } = shown;
    const names = category === null ? [] : [category.name, ...Object.values(category.translations)];
    return {
      meeting,
      id: action.id,
      version: state.version,
      area: about.area,
      category: action.category,
      status: action.status,
      pending: isPending(shown),
      reopened: action.reopened !== null && action.status !== 'done',
      confirmed: isConfirmed(shown),
      due: action.due,
      overdueAt: overdueAt(action, about.timeZone),
      movedAt: shown.movedAt,
      words: searchable(action, [about.title, about.area, about.code, ...names]),
      shown,
    };
  });
}

/** From the end of its day on, by the clocks of its meeting; null: it never is as things stand. */
function overdueAt(action: ActionView, zone: string): number | null {
  return action.due !== null && isOverdue(action, '9999-12-31')
    ? momentOf(`${dayAfter(action.due)}T00:00`, zone)
    : null;
}
