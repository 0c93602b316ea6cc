import { LOCALES, type Lang } from '$lib/i18n/languages.ts';
import type { ConsoleMessages } from '$lib/i18n/console.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How long ago a minute was, as a moderator says it: just now, 3 min ago, 7:42 PM, Nov 3. */
export function ago(at: number, now: number, lang: Lang, t: Pick<ConsoleMessages, 'now' | 'minutesAgo'>): string {
  const passed = now - at;
  const minutes = Math.floor(passed / MINUTE);
  if (minutes < 1) return t.now;
  if (minutes < 60) return t.minutesAgo(minutes);
  const options: Intl.DateTimeFormatOptions =
    passed < DAY / 2 ? { hour: 'numeric', minute: '2-digit' } : { month: 'short', day: 'numeric' };
  return new Date(at).toLocaleString(LOCALES[lang], options);
}
