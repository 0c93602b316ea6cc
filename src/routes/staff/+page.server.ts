import { services } from '$lib/server/services';
import type { PageServerLoad } from './$types';
import { MAKERS } from '$lib/components/staff/makers';
import { requireStaff } from './guard';

export const load: PageServerLoad = async (event) => {
  const staff = await requireStaff(event);
  return { meetings: await services().allMeetings(), mayCreate: MAKERS.includes(staff.role) };
};
