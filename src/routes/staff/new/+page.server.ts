import { redirect } from '@sveltejs/kit';
import { MAKERS } from '$lib/components/staff/makers';
import { requireStaff } from '../guard';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const staff = await requireStaff(event);
  if (!MAKERS.includes(staff.role)) redirect(303, '/staff');
};
