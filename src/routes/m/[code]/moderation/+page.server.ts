import { error, redirect } from '@sveltejs/kit';
import { parseMeetingCode } from '$lib/meeting/ids';
import { loadMarks } from '$lib/i18n/rehearsal';
import { services } from '$lib/server/services';
import type { PageServerLoad } from './$types';

/** Read and printed, no more: it needs no script. */
export const csr = false;

const ENTRIES = 100;

export const load: PageServerLoad = async ({ params, url, request, locals }) => {
  const code = parseMeetingCode(params.code);
  if (code && code !== params.code) redirect(303, `/m/${code}/moderation`);
  const found = code && (await services().moderation(code, request.headers.get('cookie')));
  if (!code || !found) error(404, { message: 'There is no such meeting.', code: 'unknown-meeting' });
  const { entries, ...figures } = found.record;
  const pages = Math.max(1, Math.ceil(entries.length / ENTRIES));
  const asked = Math.trunc(Number(url.searchParams.get('page'))) || 1;
  const page = Math.min(pages, Math.max(1, asked));
  return {
    meeting: found.meeting,
    rehearsal: found.meeting.rehearsal ? (await loadMarks(locals.lang)).rehearsal : null,
    figures,
    entries: entries.slice((page - 1) * ENTRIES, page * ENTRIES),
    page,
    pages,
  };
};
