import { redirect } from '@sveltejs/kit';
import { nextPage, staffOf } from '../guard';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const asked = event.url.searchParams.get('next');
  const next = nextPage(asked);
  if (await staffOf(event)) redirect(303, next);
  return { next, sent: asked !== null };
};
