import { redirect } from '@sveltejs/kit';
import { services } from '$lib/server/services';
import { requireStaff } from '../guard';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const staff = await requireStaff(event);
  if (staff.role !== 'admin') redirect(303, '/staff');
  const running = services();
  const [areas, reopenAt] = await Promise.all([running.areas(), running.reopenAt()]);
  return { areas, reopenAt };
};
