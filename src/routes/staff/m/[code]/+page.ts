import { loadConsole } from '$lib/i18n/console';
import { loadRoom } from '$lib/i18n/room';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
  const { lang } = await parent();
  const [t, r] = await Promise.all([loadConsole(lang), loadRoom(lang)]);
  return { ...data, t, r };
};
