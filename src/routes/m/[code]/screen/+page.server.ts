import { error } from '@sveltejs/kit';
import { drawQr } from '$lib/components/screen/qr';
import { services } from '$lib/server/services';
import type { PageServerLoad } from './$types';

/** Opened by staff it is the meeting's screen; opened by anybody else it shows the same to them, and commands nothing. */
export const load: PageServerLoad = async ({ params, cookies, url }) => {
  const running = services();
  const staff = await running.staffBy(cookies.get(running.cookies.session) ?? null);
  const audience = staff ? 'screen' : 'public';
  const first = await running.firstPaint(params.code, audience);
  if (!first) error(404, 'unknown-meeting');
  const address = running.address(url);
  return {
    first,
    audience,
    role: staff?.role ?? null,
    address: address.replace(/^https?:\/\//, ''),
    qr: drawQr(`${address}/m/${first.view.meeting.code}`),
    preview: url.searchParams.has('preview'),
  } as const;
};
