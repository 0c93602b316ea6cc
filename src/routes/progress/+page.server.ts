import { readQuery } from '$lib/progress/query';
import { services } from '$lib/server/services';
import type { PageServerLoad } from './$types';

/** How many actions a page of the list has. */
const PAGE = 40;

export const load: PageServerLoad = async ({ url }) => {
  const query = readQuery(url.searchParams);
  return { query, now: Date.now(), ...(await services().progress(query, PAGE)) };
};
