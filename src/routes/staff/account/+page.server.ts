import { redirect } from '@sveltejs/kit';
import { services } from '$lib/server/services';
import { PASSWORD_MIN, PASSWORD_MIN_WITH_FACTOR } from '$lib/protocol/staff';
import { requireStaff } from '../guard';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await requireStaff(event);
  const running = services();
  const account = await running.account(event.cookies.get(running.cookies.session) ?? null);
  if (!account) redirect(303, '/staff/sign-in');
  return { account, passwordMin: account.secondFactor ? PASSWORD_MIN_WITH_FACTOR : PASSWORD_MIN };
};
