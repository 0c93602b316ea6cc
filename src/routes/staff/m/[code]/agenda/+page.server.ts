import { error } from '@sveltejs/kit';
import { agendaRight } from '$lib/protocol/agenda';
import { services } from '$lib/server/services';
import { requireStaffIn } from '../../../guard';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const staff = await requireStaffIn(event, event.params.code);
  const [first, areas] = await Promise.all([services().firstPaint(event.params.code, 'staff'), services().areas()]);
  if (!first) error(404, 'unknown-meeting');
  const { id, name, role } = staff;
  return { first, me: { id, name }, mayEdit: agendaRight(role) === 'edit', areas: areas.map(({ name }) => name) };
};
