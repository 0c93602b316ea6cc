import { error, redirect } from '@sveltejs/kit';
import { parseMeetingCode } from '$lib/meeting/ids';
import { services } from '$lib/server/services';
import type { PageServerLoad } from './$types';

/** As long as browsers keep a cookie at all: a receipt is of use for months. */
const DEVICE_COOKIE_S = 400 * 24 * 60 * 60;

export const load: PageServerLoad = async ({ params, cookies }) => {
  const code = parseMeetingCode(params.code);
  if (code && code !== params.code) redirect(303, `/m/${code}`);
  const server = services();
  const known = cookies.get(server.cookies.device) ?? null;
  const first = code && (await server.firstPaint(code, 'public', known));
  if (!code || !first) error(404, { message: 'There is no such meeting.', code: 'unknown-meeting' });
  if (known === null) {
    cookies.set(server.cookies.device, server.newDevice().secret, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: server.cookies.secure,
      maxAge: DEVICE_COOKIE_S,
    });
  }
  return { code, first };
};
