import type { Lang } from '$lib/i18n/languages.ts';
import type { ConsoleMessages } from '$lib/i18n/console.ts';
import { dateIn, hourIn } from '$lib/zone.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How long ago a minute was, as a moderator says it: just now, 3 min ago, 7:42 PM EST, Nov 3; by the clocks of `zone`. */
export function ago(
  at: number,
  now: number,
  zone: string,
  lang: Lang,
  t: Pick<ConsoleMessages, 'now' | 'minutesAgo'>
): string {
  const passed = now - at;
  const minutes = Math.floor(passed / MINUTE);
  if (minutes < 1) return t.now;
  if (minutes < 60) return t.minutesAgo(minutes);
  return passed < DAY / 2 ? hourIn(at, zone, lang) : dateIn(at, zone, lang);
}
