import { error } from '@sveltejs/kit';
import { services } from '$lib/server/services';
import { trailCsv } from '$lib/server/trail-rows';
import { requireStaff } from '../../guard';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const staff = await requireStaff(event);
  const trail = await services().agencyTrail(staff);
  if (!trail) error(403, 'Your role does not allow this.');
  return trailCsv(trail, event.url.searchParams, event.locals.lang, 'log-agency');
};
