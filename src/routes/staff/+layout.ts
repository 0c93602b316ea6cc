import { loadMeetings } from '$lib/i18n/meetings';
import { loadStaff } from '$lib/i18n/staff';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ data, parent }) => {
  const { lang } = await parent();
  const [s, m] = await Promise.all([loadStaff(lang), loadMeetings(lang)]);
  return { ...data, s, m };
};
