import { loadProgress } from '$lib/i18n/progress';
import type { PageLoad } from './$types';

/** Text to read and print: it needs no script. */
export const csr = false;

export const load: PageLoad = async ({ data, parent }) => {
  const { lang } = await parent();
  return { ...data, t: await loadProgress(lang) };
};
