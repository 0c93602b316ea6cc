import { services } from '$lib/server/services';
import type { PageServerLoad } from './$types';

/** What the link is for, and whether it still is; looking does not use it up, so previews of messengers do no harm. */
export const load: PageServerLoad = async ({ params, setHeaders }) => {
  setHeaders({ 'referrer-policy': 'no-referrer' });
  return { secret: params.secret, link: await services().link(params.secret) };
};
