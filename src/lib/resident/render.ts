import { render } from 'svelte/server';
import { loadCommon } from '../i18n/common.ts';
import type { Lang } from '../i18n/languages.ts';
import { loadResident } from '../i18n/resident.ts';
import Resident from './Resident.svelte';
import type { Paint } from './wake.ts';

/** The page as HTML, to be woken by `wake`, and its description. On the server only. */
export async function renderResident(paint: Paint, lang: Lang): Promise<{ html: string; description: string }> {
  const [common, t] = await Promise.all([loadCommon(lang), loadResident(lang)]);
  const { body } = render(Resident, { props: { ...paint, lang, common, t } });
  return { html: body, description: t.anonymous };
}
