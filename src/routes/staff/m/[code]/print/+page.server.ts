import { error } from '@sveltejs/kit';
import { drawQr } from '$lib/components/screen/qr';
import { services } from '$lib/server/services';
import { requireStaffIn } from '../../../guard';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await requireStaffIn(event, event.params.code);
  const running = services();
  const first = await running.firstPaint(event.params.code, 'staff');
  if (!first) error(404, 'unknown-meeting');
  const { meeting } = first.view;
  const address = running.address(event.url);
  const key = await running.keyOf(meeting.code);
  const link = `${address}/m/${meeting.code}${key === null ? '' : `?key=${key}`}`;
  return { meeting, address: address.replace(/^https?:\/\//, ''), qr: drawQr(link) };
};
