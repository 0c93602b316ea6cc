import { redirect } from '@sveltejs/kit';
import { mayDo } from '$lib/meeting/authority';
import { staffPaint } from '../../../room';
import type { PageServerLoad } from './$types';

/** The plan of the evening, for who may change the settings of the meeting. */
export const load: PageServerLoad = async (event) => {
  const { first, role } = await staffPaint(event, event.params.code);
  const { meeting } = first.view;
  if (mayDo(role, 'meeting.configure', meeting.phase) !== 'yes') redirect(303, `/staff/m/${meeting.code}`);
  return { meeting };
};
