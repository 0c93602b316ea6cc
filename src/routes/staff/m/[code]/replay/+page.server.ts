import { error } from '@sveltejs/kit';
import { momentsOf } from '$lib/records/told-replay';
import { services } from '$lib/server/services';
import { requireStaffIn } from '../../../guard';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await requireStaffIn(event, event.params.code);
  const told = await services().replay(event.params.code);
  if (!told) error(404, 'unknown-meeting');
  const { meeting, ideas, forgotten } = told;
  return { meeting, ideas, forgotten, moments: await momentsOf(told, event.locals.lang) };
};
