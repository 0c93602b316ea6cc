import type { PageServerLoad } from './$types';

/** The secret says what the link is for; whether it is still good is only found by using it. */
export const load: PageServerLoad = ({ params, setHeaders }) => {
  setHeaders({ 'referrer-policy': 'no-referrer' });
  return { secret: params.secret, first: params.secret.startsWith('setup-') };
};
