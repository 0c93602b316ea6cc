import { loadMarks } from '$lib/i18n/rehearsal';
import { services } from '$lib/server/services';
import type { LayoutServerLoad } from './$types';

/** Every page of staff about a rehearsal says that it is one. Who may see the page, each asks by itself. */
export const load: LayoutServerLoad = async ({ params, locals }) => ({
  rehearsal: (await services().keyOf(params.code)) === null ? null : (await loadMarks(locals.lang)).rehearsal,
});
