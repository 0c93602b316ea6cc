import type { Lang } from '$lib/i18n/languages.ts';
import type { Qr } from '$lib/components/screen/qr.ts';
import type { MeetingView } from '$lib/meeting/view.ts';
import { dayIn, hourIn } from '$lib/zone.ts';

/** What is printed about a meeting. */
export interface Printed {
  readonly meeting: MeetingView;
  /** As people type it, without `https://`. */
  readonly address: string;
  readonly qr: Qr;
  /** One, or two side by side. */
  readonly languages: readonly Lang[];
  readonly paper: 'letter' | 'a4';
}

/** The day and the hour, in the meeting's zone; null while that is not settled. */
export function whenOf({ opensAt, timeZone }: MeetingView, lang: Lang): readonly [string, string] | null {
  return opensAt === null ? null : [dayIn(opensAt, timeZone, lang), hourIn(opensAt, timeZone, lang)];
}

/** Long titles are set smaller, so that the poster stays one page: a share of the width of the paper. */
export function titleSize(title: string): number {
  const length = [...title].length;
  if (length <= 24) return 9.6;
  if (length <= 48) return 7.8;
  return length <= 80 ? 6.2 : 5.2;
}
