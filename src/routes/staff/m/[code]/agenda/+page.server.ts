import { error } from '@sveltejs/kit';
import { agendaRight } from '$lib/protocol/agenda';
import { services } from '$lib/server/services';
import { requireStaff } from '../../../guard';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const staff = await requireStaff(event);
  const first = await services().firstPaint(event.params.code, 'staff');
  if (!first) error(404, 'unknown-meeting');
  const { id, name, role } = staff;
  return { first, me: { id, name }, mayEdit: agendaRight(role) === 'edit' };
};
