import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { services, type StaffMember } from '$lib/server/services';

/** Where those are led who need a second factor before anything else. */
export const SECOND_FACTOR = '/staff/account/second-factor';

/** Who is signed in, if anybody. */
export function staffOf({ cookies }: Pick<RequestEvent, 'cookies'>): Promise<StaffMember | null> {
  const running = services();
  return running.staffBy(cookies.get(running.cookies.session) ?? null);
}

/** For pages of staff: whoever is not signed in is sent to do so, and comes back afterwards. Each page asks for itself. */
export async function requireStaff(event: Pick<RequestEvent, 'cookies' | 'url'>): Promise<StaffMember> {
  const staff = await staffOf(event);
  if (staff) return staff;
  const running = services();
  const entrant = await running.entrant(event.cookies.get(running.cookies.session) ?? null);
  if (entrant) redirect(303, SECOND_FACTOR);
  redirect(303, `/staff/sign-in?next=${encodeURIComponent(event.url.pathname)}`);
}

/**
 * For pages of staff inside a meeting. Their role is the one that they have in it; who has none gets the answer that a
 * meeting which does not exist gets.
 */
export async function requireStaffIn(event: Pick<RequestEvent, 'cookies' | 'url'>, code: string): Promise<StaffMember> {
  const staff = await requireStaff(event);
  const role = await services().roleIn(staff, code);
  if (!role) error(404, 'unknown-meeting');
  return { ...staff, role };
}

/** Where to go after signing in: only ever a page of staff here, whatever the address asks for. */
export function nextPage(asked: string | null): string {
  return asked !== null && /^\/staff(\/[\w-]+)*$/.test(asked) && !asked.startsWith('/staff/sign-in') ? asked : '/staff';
}
