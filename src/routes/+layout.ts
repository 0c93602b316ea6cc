import { loadCommon } from '$lib/i18n/common';
import { loadWay } from '$lib/i18n/way';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ data }) => {
  const [common, way] = await Promise.all([loadCommon(data.lang), loadWay(data.lang)]);
  return { ...data, common, way };
};
