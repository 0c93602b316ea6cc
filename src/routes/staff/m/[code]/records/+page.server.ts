import { error, redirect } from '@sveltejs/kit';
import { keepsRecords } from '$lib/protocol/staff';
import { parseMeetingCode } from '$lib/meeting/ids';
import { services } from '$lib/server/services';
import { requireStaffIn } from '../../../guard';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { role } = await requireStaffIn(event, event.params.code);
  // What anyone may have is there for everybody else.
  if (!keepsRecords(role)) redirect(303, `/m/${parseMeetingCode(event.params.code) ?? ''}/record`);
  const found = await services().staffRecord(event.params.code);
  if (!found) error(404, 'unknown-meeting');
  const { record, keeping, hold } = found;
  const { meeting, report } = record;
  return { meeting, report, keeping, hold };
};
