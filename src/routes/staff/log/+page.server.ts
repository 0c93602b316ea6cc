import { error } from '@sveltejs/kit';
import { services } from '$lib/server/services';
import { trailPage } from '$lib/server/trail-rows';
import { requireStaff } from '../guard';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const staff = await requireStaff(event);
  const trail = await services().agencyTrail(staff);
  if (!trail) error(403, 'Your role does not allow this.');
  return { trail: await trailPage(trail, event.url.searchParams, event.locals.lang) };
};
