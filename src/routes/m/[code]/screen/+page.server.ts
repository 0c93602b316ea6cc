import { error } from '@sveltejs/kit';
import { OWN_COOKIE, NOTHING_OWN, readOwn } from '$lib/components/screen/own';
import { drawQr } from '$lib/components/screen/qr';
import { services } from '$lib/server/services';
import type { PageServerLoad } from './$types';

/** Opened by staff it is the meeting's screen; opened by anybody else it shows the same to them, and commands nothing. */
export const load: PageServerLoad = async ({ params, cookies, url }) => {
  const running = services();
  const staff = await running.staffBy(cookies.get(running.cookies.session) ?? null);
  const role = staff && (await running.roleIn(staff, params.code));
  const audience = role ? 'screen' : 'public';
  const first = await running.firstPaint(params.code, audience);
  if (!first) error(404, 'unknown-meeting');
  const address = running.address(url);
  const preview = url.searchParams.get('preview');
  return {
    first,
    audience,
    role,
    address: address.replace(/^https?:\/\//, ''),
    /** What the QR code opens. */
    link: `${address}/m/${first.view.meeting.code}`,
    qr: drawQr(`${address}/m/${first.view.meeting.code}`),
    /** In the console: as the room sees it now, or as it would with the next idea on the floor. */
    preview: role && preview !== null ? (preview === 'next' ? 'next' : 'now') : null,
    own: preview === null ? readOwn(cookies.get(OWN_COOKIE)) : NOTHING_OWN,
  } as const;
};
