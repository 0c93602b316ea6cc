import { loadStaff } from '$lib/i18n/staff';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ data, parent }) => {
  const { lang } = await parent();
  return { ...data, s: await loadStaff(lang) };
};
