import { error, type RequestEvent } from '@sveltejs/kit';
import { services } from '$lib/server/services';
import { requireStaffIn } from './guard';

/** What a page of staff that follows a meeting is first rendered from, and what this person is in that meeting. */
export async function staffPaint(event: Pick<RequestEvent, 'cookies' | 'url'>, code: string) {
  const staff = await requireStaffIn(event, code);
  const first = await services().firstPaint(code, 'staff');
  if (!first) error(404, 'unknown-meeting');
  return { first, role: staff.role };
}
