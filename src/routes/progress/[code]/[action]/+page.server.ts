import { error, redirect } from '@sveltejs/kit';
import { loadMarks } from '$lib/i18n/rehearsal';
import { translateWording } from '$lib/i18n/wording';
import { parseMeetingCode } from '$lib/meeting/ids';
import { historyOf } from '$lib/progress/history';
import { services } from '$lib/server/services';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, request, locals, url }) => {
  const code = parseMeetingCode(params.code);
  if (code && code !== params.code) redirect(303, `/progress/${code}/${encodeURIComponent(params.action)}`);
  const found = code && (await services().actionOf(code, params.action, request.headers.get('cookie')));
  if (!found) error(404, 'unknown-action');
  const { meeting, action, shown, ideas } = found;
  return {
    meeting: { code: meeting.code, title: meeting.title, area: meeting.area },
    rehearsal: meeting.rehearsal ? (await loadMarks(locals.lang)).rehearsal : null,
    action: shown,
    body: action.body,
    history: historyOf(action, (reason) => translateWording(meeting, 'reasons', reason, locals.lang)),
    ideas: ideas.map(({ id, text, order, backed, translations }) => {
      return { id, order, backed, text: translations?.[locals.lang] ?? text };
    }),
    /** Ideas that it came from and nobody can read any more. */
    gone: action.ideas.length - ideas.length,
    address: `${services().address(url)}/progress/${meeting.code}/${action.id}`,
    now: Date.now(),
  };
};
