/** An action as lists across meetings have it, from what the public sees of it in its meeting. */
import { wordingsIn, type Worded } from './wordings.ts';
import { owesAnswer } from '../meeting/actions/reopened.ts';
import { standingOf } from '../meeting/actions/standing.ts';
import type { ActionView } from '../meeting/actions/view.ts';
import type { MeetingView } from '../meeting/view.ts';
import type { ShownAction } from './shown.ts';

export type OfMeeting = Pick<MeetingView, 'code' | 'title' | 'area' | 'timeZone'> & Worded;

export function shownOf(action: ActionView, meeting: OfMeeting): ShownAction {
  const { id, number, title, owner, due, status, percent, backed, confirmed, disputed, reopened } = action;
  const { awaiting, publishedAt, doneAt } = action;
  const told = action.updates.findLast(({ text, result }) => text !== undefined || result !== undefined);
  return {
    ...{ id, number, title, owner, due, status, percent, backed, confirmed, disputed, awaiting, publishedAt, doneAt },
    code: meeting.code,
    meeting: meeting.title,
    area: meeting.area,
    timeZone: meeting.timeZone,
    where: action.area,
    category: action.category === null ? null : wordingsIn(meeting, action.category),
    why: action.why ?? null,
    reopened: reopened && { ...reopened },
    dropped: action.dropped ?? false,
    movedAt: movedAt(action),
    latest: told ?? null,
    result: action.updates.findLast(({ result }) => result !== undefined)?.result ?? null,
  };
}

/** When something last became of it: it was published or published anew, worked on, or reopened. */
function movedAt({ publishedAt, updates, changes, reopened }: ActionView): number {
  return Math.max(publishedAt, updates.at(-1)?.at ?? 0, changes.at(-1)?.at ?? 0, reopened?.at ?? 0);
}

/** Whether something is still to be done about it, or said. */
export function isPending(action: Pick<ShownAction, 'status' | 'dropped' | 'awaiting'>): boolean {
  const { status, dropped } = action;
  return (status !== 'done' && status !== 'not-possible' && !dropped) || owesAnswer(action);
}

/** More of those who asked for it say that it is solved than say that it is not. */
export function isConfirmed(
  action: Pick<ShownAction, 'status' | 'confirmed' | 'disputed'> & Partial<Pick<ShownAction, 'dropped'>>
): boolean {
  return standingOf(action) === 'done' && action.confirmed > action.disputed;
}
