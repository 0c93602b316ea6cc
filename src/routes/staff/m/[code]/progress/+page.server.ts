import { error, redirect } from '@sveltejs/kit';
import { wordingsOf } from '$lib/i18n/wording';
import { mayDo } from '$lib/meeting/authority';
import { parseMeetingCode } from '$lib/meeting/ids';
import { owesAnswer } from '$lib/meeting/actions/reopened';
import { overdueDays } from '$lib/progress/dates';
import { services } from '$lib/server/services';
import { requireStaffIn } from '../../../guard';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const code = parseMeetingCode(event.params.code);
  if (code && code !== event.params.code) redirect(303, `/staff/m/${code}/progress`);
  const staff = await requireStaffIn(event, event.params.code);
  const found = code && (await services().worklist(code));
  if (!found) error(404, 'unknown-meeting');
  const now = Date.now();
  const { meeting, actions } = found;
  /** What somebody is waiting for first. */
  const urgency = (action: (typeof actions)[number]): number =>
    owesAnswer(action)
      ? 3
      : overdueDays(action, now) > 0
        ? 2
        : action.status === 'done' || action.status === 'not-possible'
          ? 0
          : 1;
  return {
    meeting: { code: meeting.code, title: meeting.title },
    actions: actions.filter(({ dropped }) => !dropped).sort((a, b) => urgency(b) - urgency(a) || a.number - b.number),
    // Nothing more is told of them; what should not be public of them can still be taken out.
    dropped: actions.filter(({ dropped }) => dropped),
    reasons: wordingsOf(meeting, 'reasons', event.locals.lang),
    may: mayDo(staff.role, 'action.update', meeting.phase) === 'yes',
    open: event.url.searchParams.get('action'),
    now,
  };
};
