import { redirect } from '@sveltejs/kit';
import { parseMeetingCode } from '$lib/meeting/ids';
import { services } from '$lib/server/services';
import type { PageServerLoad } from './$types';

/** `/?code=elm 204` is what the form sends: on to the meeting, or back with what was typed and what is wrong with it. */
export const load: PageServerLoad = async ({ url }) => {
  const server = services();
  const typed = url.searchParams.get('code')?.trim().slice(0, 40) ?? '';
  const meetings = await server.publicMeetings();
  if (typed === '') return { meetings, typed, wrong: null, now: Date.now() };
  const code = parseMeetingCode(typed);
  if (code && (await server.exists(code))) redirect(303, `/m/${code}`);
  return { meetings, typed, wrong: code ? ('unknown' as const) : ('not-a-code' as const), now: Date.now() };
};
