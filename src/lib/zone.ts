import { LOCALES, type Lang } from './i18n/languages.ts';
import type { Retention } from './meeting/settings.ts';

/** Times in a meeting's own zone, whatever zone the machine is in that shows them. */

const DAY = 24 * 60 * 60_000;

/** A formatter takes longer to make than a hundred times to use; there are as many as zones in use. */
const clocks = new Map<string, Intl.DateTimeFormat>();
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const two = '2-digit';
  const fields = { year: 'numeric', month: two, day: two, hour: two, minute: two } as const;
  const clock = new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', ...fields });
  clocks.set(zone, clock);
  return clock;
}

/** As `<input type="datetime-local">` has it: `2026-05-07T18:30`. */
export function localText(at: number, zone: string): string {
  const parts = clockOf(zone).formatToParts(at);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '00';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** How far the clocks of the zone are ahead of UTC at that moment, in ms, to the minute. */
const ahead = (at: number, zone: string): number =>
  Date.parse(`${localText(at, zone)}Z`) - Math.floor(at / 60_000) * 60_000;

/**
 * The moment at which the clocks of a zone show this. In the hour that comes twice, the first of the two; in the one
 * that is left out in spring, as many minutes after it as are asked for (what people mean who forgot the change).
 * @param text as `<input type="datetime-local">` has it; null for anything else
 */
export function momentOf(text: string, zone: string): number | null {
  const wall = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? Date.parse(`${text}Z`) : Number.NaN;
  if (Number.isNaN(wall)) return null;
  const before = wall - ahead(wall - DAY, zone);
  const after = wall - ahead(wall + DAY, zone);
  const right = [before, after].filter((at) => localText(at, zone) === text);
  return right.length > 0 ? Math.min(...right) : before;
}

const show = (at: number, zone: string | null, lang: Lang, format: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(LOCALES[lang], { ...format, timeZone: zone ?? undefined }).format(at);

/** `Thu, May 7, 6:30 PM EDT`. @param zone null: that of this machine */
export const shortTime = (at: number, zone: string | null, lang: Lang): string =>
  show(at, zone, lang, {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  });

/** `May 7, 6:30 PM EDT`: a moment, as staff reads it wherever it is. @param zone null: that of this machine */
export const momentIn = (at: number, zone: string | null, lang: Lang): string =>
  show(at, zone, lang, { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' });

/** `Nov 3`. */
export const dateIn = (at: number, zone: string | null, lang: Lang): string =>
  show(at, zone, lang, { month: 'short', day: 'numeric' });

/** `Thursday, May 7, 2026`. */
export const dayIn = (at: number, zone: string | null, lang: Lang): string =>
  show(at, zone, lang, { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' });

/** `6:30 PM EDT`. */
export const hourIn = (at: number, zone: string | null, lang: Lang): string =>
  show(at, zone, lang, { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' });

/**
 * The day until which a record is to be kept: so long after the day of the closing, by the meeting's own calendar. A month
 * ends on its last day: a month after January 31 is the end of February.
 */
export function keptUntil(closedAt: number, { amount, unit }: Retention, zone: string): number {
  const [year = 0, month = 1, day = 1] = localText(closedAt, zone).slice(0, 10).split('-').map(Number);
  const months = unit === 'months' ? amount : 0;
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const days = unit === 'days' ? amount : 0;
  const noon = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last) + days)).toISOString().slice(0, 10);
  return momentOf(`${noon}T12:00`, zone) ?? closedAt;
}

/** The day in the zone, as `2026-05-07`. */
export const dayOf = (at: number, zone: string): string => localText(at, zone).slice(0, 10);

/** The day after another, both as `2026-05-07`. */
export const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);

/** Those of the United States first: most meetings are there. */
const NEAR = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
] as const;

export const zonesOffered = (own: string): readonly string[] => [
  ...new Set([own, ...NEAR, ...Intl.supportedValuesOf('timeZone'), 'UTC']),
];
