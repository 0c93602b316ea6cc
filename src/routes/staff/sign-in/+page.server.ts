import { redirect } from '@sveltejs/kit';
import { nextPage, staffOf } from '../guard';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const next = nextPage(searchParams.get('next'));
  if (await staffOf(event)) redirect(303, next);
  return { next, ended: searchParams.has('ended'), changed: searchParams.has('changed') };
};
