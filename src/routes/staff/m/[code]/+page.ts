import { loadConsole } from '$lib/i18n/console';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
  const { lang } = await parent();
  return { ...data, t: await loadConsole(lang) };
};
