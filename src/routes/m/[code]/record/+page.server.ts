import { error, redirect } from '@sveltejs/kit';
import { loadMarks } from '$lib/i18n/rehearsal';
import { parseMeetingCode } from '$lib/meeting/ids';
import { services } from '$lib/server/services';
import type { PageServerLoad } from './$types';

/** Read and printed, no more: it needs no script. */
export const csr = false;

export const load: PageServerLoad = async ({ params, request, locals }) => {
  const code = parseMeetingCode(params.code);
  if (code && code !== params.code) redirect(303, `/m/${code}/record`);
  const record = code && (await services().publicRecord(code, request.headers.get('cookie')));
  if (!record) error(404, { message: 'There is no such meeting.', code: 'unknown-meeting' });
  const { meeting, report } = record;
  return { meeting, report, rehearsal: meeting.rehearsal ? (await loadMarks(locals.lang)).rehearsal : null };
};
