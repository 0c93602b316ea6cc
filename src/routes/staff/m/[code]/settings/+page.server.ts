import { error, redirect } from '@sveltejs/kit';
import { mayDo } from '$lib/meeting/authority';
import { mayPrepare } from '$lib/protocol/staff';
import { services } from '$lib/server/services';
import { requireStaffIn } from '../../../guard';
import type { PageServerLoad } from './$types';

/** Whoever may make meetings may rehearse, copy and print this one; everybody else is led to the console. */
export const load: PageServerLoad = async (event) => {
  const staff = await requireStaffIn(event, event.params.code);
  const first = await services().firstPaint(event.params.code, 'staff');
  if (!first) error(404, 'unknown-meeting');
  const { meeting } = first.view;
  const configures = mayDo(staff.role, 'meeting.configure', meeting.phase) === 'yes';
  // Of a rehearsal itself there is nothing here but the form.
  if (!configures && !mayPrepare(staff.role, meeting)) redirect(303, `/staff/m/${meeting.code}`);
  const [areas, rehearsal] = await Promise.all([services().areas(), services().rehearsalOf(meeting.code)]);
  const link = rehearsal && `${services().address(event.url)}/m/${rehearsal.code}?key=${rehearsal.key}`;
  return { meeting, areas, configures, twin: rehearsal && link ? { code: rehearsal.code, link } : null };
};
