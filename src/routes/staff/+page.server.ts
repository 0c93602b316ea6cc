import { services } from '$lib/server/services';
import type { PageServerLoad } from './$types';
import { mayMake } from '$lib/protocol/staff';
import { requireStaff } from './guard';

export const load: PageServerLoad = async (event) => {
  const staff = await requireStaff(event);
  return {
    now: Date.now(),
    role: staff.role,
    meetings: await services().meetingsFor(staff),
    pending: await services().pendingFor(staff),
    mayCreate: staff.everywhere && mayMake(staff.role),
  };
};
