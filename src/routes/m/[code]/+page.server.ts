import { error, fail, redirect } from '@sveltejs/kit';
import { parseMeetingCode } from '$lib/meeting/ids';
import { loadMarks } from '$lib/i18n/rehearsal';
import { PAINT_ID } from '$lib/resident/names';
import { renderResident } from '$lib/resident/render';
import { readAnswer } from '$lib/server/answering';
import { letIntoRehearsal } from '$lib/server/rehearsal';
import { services } from '$lib/server/services';
import { dayIn, keptUntil } from '$lib/zone';
import { scripts } from 'virtual:resident';
import type { Actions, PageServerLoad } from './$types';

/** The page is woken by a script of its own, a third of what SvelteKit's would cost a phone: `scripts/vite/resident.ts`. */
export const csr = false;

/** As long as browsers keep a cookie at all: a receipt is of use for months. */
const DEVICE_COOKIE_S = 400 * 24 * 60 * 60;

export const load: PageServerLoad = async ({ params, cookies, locals, url, request }) => {
  const code = parseMeetingCode(params.code);
  if (code) await letIntoRehearsal(code, url, cookies);
  if (code && code !== params.code) redirect(303, `/m/${code}`);
  const server = services();
  const device = server.deviceOf(cookies.get(server.cookies.device) ?? null);
  const first =
    code &&
    (await server.residentPaint(code, device, Number(url.searchParams.get('page')), request.headers.get('cookie')));
  if (!code || !first) error(404, { message: 'There is no such meeting.', code: 'unknown-meeting' });
  // On every visit: browsers forget it so long after it was last set.
  cookies.set(server.cookies.device, device, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: server.cookies.secure,
    maxAge: DEVICE_COOKIE_S,
  });
  const { html, description } = await renderResident({ code, first }, locals.lang);
  // `<` would let a text of a resident end the element that holds it.
  const json = JSON.stringify({ code, first }).replaceAll('<', '\\u003c');
  const paint = `<script type="application/json" id="${PAINT_ID}">${json}</script>`;
  const script = scripts[locals.lang];
  if (!script) throw new Error(`no script was built for the language ${locals.lang}`);
  const { title, rehearsal = false, closedAt, retention, timeZone } = first.view.meeting;
  const marks = await loadMarks(locals.lang);
  const until = closedAt !== null && retention ? keptUntil(closedAt, retention, timeZone) : null;
  const kept = until === null ? null : marks.keptUntil(dayIn(until, timeZone, locals.lang));
  const ask = await server.asked(code, first.self, url.searchParams.get('answered'));
  return {
    code,
    title,
    rehearsal: rehearsal ? marks.rehearsal : null,
    kept,
    description,
    html,
    paint,
    script,
    ask: ask && { ...ask, now: first.now, zone: timeZone },
    answering: request.method === 'POST',
  };
};

/** A form of our own page: no other site can post it, and the cookie that says who it is goes with none of theirs. */
export const actions = {
  async answer({ params, request, cookies }) {
    const said = await readAnswer(request);
    if (!said) return fail(400, { action: '', code: 'bad-input' as const, note: '' });
    const server = services();
    const device = cookies.get(server.cookies.device) ?? null;
    const outcome = await server.answerFrom(params.code, device, said, request.headers.get('cookie'));
    if (outcome.outcome === 'refused') return fail(409, { action: said.actionId, code: outcome.code, note: said.note });
    if (outcome.outcome !== 'answered') error(404, { message: 'There is no such meeting.', code: 'unknown-meeting' });
    redirect(303, `/m/${params.code}?${new URLSearchParams({ answered: said.actionId }).toString()}`);
  },
} satisfies Actions;
