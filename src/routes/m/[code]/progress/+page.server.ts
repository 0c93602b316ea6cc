import { error, redirect } from '@sveltejs/kit';
import { loadMarks } from '$lib/i18n/rehearsal';
import { parseMeetingCode } from '$lib/meeting/ids';
import { overdueNow } from '$lib/progress/dates';
import { counted, figuresOf } from '$lib/progress/figures';
import { services } from '$lib/server/services';
import type { PageServerLoad } from './$types';

/** Read and printed, no more: it needs no script. */
export const csr = false;

export const load: PageServerLoad = async ({ params, request, locals }) => {
  const code = parseMeetingCode(params.code);
  if (code && code !== params.code) redirect(303, `/m/${code}/progress`);
  const found = code && (await services().progressOf(code, request.headers.get('cookie')));
  if (!found) error(404, { message: 'There is no such meeting.', code: 'unknown-meeting' });
  const now = Date.now();
  const { meeting, actions } = found;
  return {
    meeting: { code: meeting.code, title: meeting.title, area: meeting.area },
    rehearsal: meeting.rehearsal ? (await loadMarks(locals.lang)).rehearsal : null,
    figures: figuresOf(counted(actions, (action) => overdueNow(action, now))),
    actions,
    now,
  };
};
