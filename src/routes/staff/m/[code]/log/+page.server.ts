import { error } from '@sveltejs/kit';
import { services } from '$lib/server/services';
import { trailPage } from '$lib/server/trail-rows';
import { requireStaffIn } from '../../../guard';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await requireStaffIn(event, event.params.code);
  const found = await services().meetingTrail(event.params.code);
  if (!found) error(404, 'unknown-meeting');
  const { trail, code, title } = found;
  return { meeting: { code, title }, trail: await trailPage(trail, event.url.searchParams, event.locals.lang) };
};
