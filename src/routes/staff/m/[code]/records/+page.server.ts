import { error } from '@sveltejs/kit';
import { services } from '$lib/server/services';
import { requireStaffIn } from '../../../guard';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { role } = await requireStaffIn(event, event.params.code);
  const found = await services().staffRecord(event.params.code);
  if (!found) error(404, 'unknown-meeting');
  const { record, keeping, hold } = found;
  const { meeting, report } = record;
  return { meeting, report, keeping, hold, mayHold: role === 'admin' || role === 'commander' };
};
