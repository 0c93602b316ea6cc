import { error } from '@sveltejs/kit';
import { services } from '$lib/server/services';
import { trailCsv } from '$lib/server/trail-rows';
import { requireStaffIn } from '../../../../guard';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  await requireStaffIn(event, event.params.code);
  const found = await services().meetingTrail(event.params.code);
  if (!found) error(404, 'unknown-meeting');
  return trailCsv(found.trail, event.url.searchParams, event.locals.lang, `log-${found.code}`);
};
