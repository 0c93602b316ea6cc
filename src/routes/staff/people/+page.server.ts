import { redirect } from '@sveltejs/kit';
import { services } from '$lib/server/services';
import { requireStaff } from '../guard';
import type { PageServerLoad } from './$types';

/** For admins; everybody else is led to the meetings. */
export const load: PageServerLoad = async (event) => {
  const staff = await requireStaff(event);
  if (staff.role !== 'admin') redirect(303, '/staff');
  const running = services();
  const [{ people, secondFactorRequired }, meetings] = await Promise.all([
    running.people(),
    running.meetingsFor(staff),
  ]);
  return { me: staff.id, people, secondFactorRequired, meetings: meetings.map(({ code, title }) => ({ code, title })) };
};
