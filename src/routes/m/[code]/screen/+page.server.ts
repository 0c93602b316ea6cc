import { error } from '@sveltejs/kit';
import { OWN_COOKIE, NOTHING_OWN, readOwn } from '$lib/components/screen/own';
import { drawQr } from '$lib/components/screen/qr';
import { loadMarks } from '$lib/i18n/rehearsal';
import { letIntoRehearsal } from '$lib/server/rehearsal';
import { services } from '$lib/server/services';
import type { PageServerLoad } from './$types';

/** Opened by staff it is the meeting's screen; opened by anybody else it shows the same to them, and commands nothing. */
export const load: PageServerLoad = async ({ params, cookies, url, request, locals }) => {
  const running = services();
  const staff = await running.staffBy(cookies.get(running.cookies.session) ?? null);
  const role = staff && (await running.roleIn(staff, params.code));
  const audience = role ? 'screen' : 'public';
  await letIntoRehearsal(params.code, url, cookies);
  const first = await running.firstPaint(params.code, audience, request.headers.get('cookie'));
  if (!first) error(404, 'unknown-meeting');
  const address = running.address(url);
  const { code, rehearsal = false } = first.view.meeting;
  const key = rehearsal ? await running.keyOf(code) : null;
  const link = `${address}/m/${code}${key === null ? '' : `?key=${key}`}`;
  const preview = url.searchParams.get('preview');
  return {
    first,
    audience,
    role,
    address: address.replace(/^https?:\/\//, ''),
    /** What the QR code opens. */
    link,
    qr: drawQr(link),
    rehearsal: rehearsal ? (await loadMarks(locals.lang)).rehearsal : null,
    /** In the console: as the room sees it now, or as it would with the next idea on the floor. */
    preview: role && preview !== null ? (preview === 'next' ? 'next' : 'now') : null,
    own: preview === null ? readOwn(cookies.get(OWN_COOKIE)) : NOTHING_OWN,
  } as const;
};
