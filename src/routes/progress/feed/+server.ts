import { loadProgress } from '$lib/i18n/progress';
import { atomFeed } from '$lib/progress/feed';
import { readQuery } from '$lib/progress/query';
import { services } from '$lib/server/services';
import type { RequestHandler } from './$types';

const ENTRIES = 50;

/** What moved last, of all areas or of one; what else a list can be narrowed to works here too. */
export const GET: RequestHandler = async ({ url, locals }) => {
  const query = readQuery(url.searchParams);
  const actions = await services().newest(query, ENTRIES);
  const address = services().address(url);
  const t = await loadProgress(locals.lang);
  const feed = atomFeed(actions, { address, area: query.area, lang: locals.lang, now: Date.now(), t });
  const headers = {
    'content-type': 'application/atom+xml; charset=utf-8',
    vary: 'accept-language, cookie',
    'content-security-policy': "default-src 'none'",
  };
  return new Response(feed, { headers });
};
