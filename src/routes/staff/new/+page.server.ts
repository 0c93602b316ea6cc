import { redirect } from '@sveltejs/kit';
import { mayDo } from '$lib/meeting/authority';
import { mayMake } from '$lib/protocol/staff';
import { services } from '$lib/server/services';
import { requireStaff } from '../guard';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const staff = await requireStaff(event);
  if (!staff.everywhere || !mayMake(staff.role)) redirect(303, '/staff');
  return { mayChange: mayDo(staff.role, 'meeting.configure', 'scheduled') === 'yes', areas: await services().areas() };
};
