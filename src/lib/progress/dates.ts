import { LOCALES, type Lang } from '../i18n/languages.ts';
import { daysOverdue, isOverdue } from '../meeting/actions/overdue.ts';
import { dayAfter, dayOf, momentOf } from '../zone.ts';
import type { ShownAction } from './shown.ts';

/** Months are cut short where the language does that in print. */
const MONTH = { en: 'short', es: 'long' } as const;

/** Made once: a page shows hundreds of days. */
const formatsIn = (lang: Lang) => {
  const day = { month: MONTH[lang], day: 'numeric', timeZone: 'UTC' } as const;
  return {
    short: new Intl.DateTimeFormat(LOCALES[lang], day),
    long: new Intl.DateTimeFormat(LOCALES[lang], { ...day, year: 'numeric' }),
  };
};
const FORMATS = { en: formatsIn('en'), es: formatsIn('es') } satisfies Record<Lang, unknown>;

/** `Dec 12`, with the year if it is not this one. @param day `2026-12-12` */
export function dayLabel(day: string, lang: Lang, today: string): string {
  const format = day.slice(0, 4) === today.slice(0, 4) ? 'short' : 'long';
  return FORMATS[lang][format].format(new Date(`${day}T12:00:00Z`));
}

export interface Dates {
  /** The day in the meeting's zone. */
  readonly today: string;
  /** Of a moment, ms since the epoch. */
  readonly of: (at: number) => string;
  readonly day: (day: string) => string;
  /** For `<time datetime>`. */
  readonly machine: (at: number) => string;
}

/** Days as a meeting's own calendar has them. */
export function datesIn(zone: string, lang: Lang, now: number): Dates {
  const today = dayOf(now, zone);
  const machine = (at: number): string => dayOf(at, zone);
  const day = (one: string): string => dayLabel(one, lang, today);
  return { today, machine, day, of: (at) => day(machine(at)) };
}

type Dated = Pick<ShownAction, 'due' | 'status' | 'dropped' | 'timeZone'>;

/** For how many days it is overdue by its meeting's calendar; 0: it is not. */
export function overdueDays(action: Dated, now: number): number {
  return daysOverdue(action, dayOf(now, action.timeZone));
}

/** Since when it is overdue, ms since the epoch; null: it is not. */
export function overdueSince(action: Dated, now: number): number | null {
  if (action.due === null || !overdueNow(action, now)) return null;
  return momentOf(`${dayAfter(action.due)}T00:00`, action.timeZone);
}

export const overdueNow = (action: Dated, now: number): boolean => isOverdue(action, dayOf(now, action.timeZone));
