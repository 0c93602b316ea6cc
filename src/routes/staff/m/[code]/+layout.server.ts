import { loadMarks } from '$lib/i18n/rehearsal';
import { services } from '$lib/server/services';
import { requireStaffIn } from '../../guard';
import type { LayoutServerLoad } from './$types';

/**
 * Every page of staff about a rehearsal says that it is one. Each page asks by itself who may see it; this asks too,
 * because what it says is an answer of its own where only the page is refused.
 */
export const load: LayoutServerLoad = async (event) => {
  const { params, locals } = event;
  await requireStaffIn(event, params.code);
  return {
    rehearsal: (await services().keyOf(params.code)) === null ? null : (await loadMarks(locals.lang)).rehearsal,
  };
};
