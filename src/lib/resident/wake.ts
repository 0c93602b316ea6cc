import { hydrate } from 'svelte';
import type { CommonMessages } from '../i18n/common.ts';
import type { Lang } from '../i18n/languages.ts';
import type { ResidentMessages } from '../i18n/resident.ts';
import type { FirstPaint } from '../protocol/api.ts';
import { PAGE_ID, PAINT_ID } from './names.ts';
import Resident from './Resident.svelte';

export interface Paint {
  readonly code: string;
  readonly first: FirstPaint;
}

/** Brings the page that the server rendered to life. */
export function wake(lang: Lang, common: CommonMessages, t: ResidentMessages): void {
  const target = document.getElementById(PAGE_ID);
  const paint = document.getElementById(PAINT_ID)?.textContent;
  if (!target || !paint) return;
  // Written by our own server into this very document.
  const { code, first } = JSON.parse(paint) as Paint;
  hydrate(Resident, { target, props: { code, first, lang, common, t } });
}
