import { error } from '@sveltejs/kit';
import { services } from '$lib/server/services';
import { requireStaffIn } from '../../guard';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const staff = await requireStaffIn(event, event.params.code);
  const running = services();
  const first = await running.firstPaint(event.params.code, 'staff');
  if (!first) error(404, 'unknown-meeting');
  const colleagues = await running.moderatorsOf(event.params.code);
  return { first, role: staff.role, me: staff.id, colleagues, address: running.address(event.url) };
};
