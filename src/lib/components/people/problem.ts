import type { PeopleMessages } from '$lib/i18n/people.ts';
import type { Failed } from '../staff/api.ts';

/** What a refusal of the API means to an admin. */
export function problemOf({ code }: Failed, t: PeopleMessages['people']): string {
  return t.problem[code] ?? t.problem.other ?? '';
}
