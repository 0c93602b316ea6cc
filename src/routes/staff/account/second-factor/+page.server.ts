import { redirect } from '@sveltejs/kit';
import { drawQr } from '$lib/components/screen/qr';
import { services } from '$lib/server/services';
import type { PageServerLoad } from './$types';

/** Also for those to whom nothing else is open before they have a second factor. Each visit offers another secret. */
export const load: PageServerLoad = async ({ cookies, setHeaders }) => {
  const running = services();
  const cookie = cookies.get(running.cookies.session) ?? null;
  const [entrant, account, offer] = await Promise.all([
    running.entrant(cookie),
    running.account(cookie),
    running.offer(cookie),
  ]);
  if (!entrant || !account || !offer) redirect(303, '/staff/sign-in');
  if (account.secondFactor) redirect(303, '/staff/account');
  setHeaders({ 'cache-control': 'no-store' });
  return { forced: entrant.mustSetUp, qr: drawQr(offer.uri), secret: offer.secret, pending: offer.pending };
};
