import { loadRoom } from '$lib/i18n/room';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
  const { lang } = await parent();
  return { ...data, t: await loadRoom(lang) };
};
