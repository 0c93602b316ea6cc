import { loadCommon } from '$lib/i18n/common';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ data }) => ({ ...data, common: await loadCommon(data.lang) });
