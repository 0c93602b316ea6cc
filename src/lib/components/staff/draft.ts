import { LANGUAGES } from '$lib/i18n/languages.ts';
import { DEFAULT_SETTINGS, type Ballot, type Settings } from '$lib/meeting/settings.ts';

/** What a person can set in the form of a meeting; the rest is the business of the API. */
export type FormSettings = Omit<Settings, 'categories' | 'policy'>;

/** What the form holds, as typed. */
export interface MeetingDraft {
  title: string;
  area: string;
  zips: string;
  moderation: 'pre' | 'post';
  votes: string;
  /** As `<input type="datetime-local">` has it: the local time, without a zone. */
  closes: string;
  callUrl: string;
  guidelines: string;
  emergency: string;
  nonEmergency: string;
  tips: string;
  ballot: Ballot;
  languages: string[];
}

/** Languages that can be ticked: those that every text of the product exists in, and what the meeting has already. */
export const languagesOffered = (settings: FormSettings): readonly string[] => [
  ...new Set([...settings.languages, ...LANGUAGES]),
];

export const NEW_MEETING: FormSettings = { ...DEFAULT_SETTINGS, title: '' };

/** The form as it is filled in with what the meeting has. Times are those of the browser it runs in. */
export function draftOf(settings: FormSettings): MeetingDraft {
  const { contacts, votesPerResident, closesAt, callUrl } = settings;
  return {
    title: settings.title,
    area: settings.area,
    zips: settings.zips.join(', '),
    moderation: settings.moderation,
    votes: votesPerResident === null ? '' : String(votesPerResident),
    closes: closesAt === null ? '' : localTime(closesAt),
    callUrl: callUrl ?? '',
    guidelines: settings.guidelines,
    emergency: contacts.emergency,
    nonEmergency: contacts.nonEmergency ?? '',
    tips: contacts.tips ?? '',
    ballot: settings.ballot,
    languages: [...settings.languages],
  };
}

function localTime(at: number): string {
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/**
 * The request that makes the meeting, or changes it: what is as it was before is left out, so that somebody else's
 * change of that meanwhile stands. What cannot be understood goes as it was typed: the API finds fault with it.
 */
export function requestOf(draft: MeetingDraft, from: FormSettings = NEW_MEETING): Record<string, unknown> {
  const [wanted, before] = [settingsOf(draft), settingsOf(draftOf(from))];
  return Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]))
  );
}

function settingsOf(draft: MeetingDraft): Record<string, unknown> {
  const { title, area, moderation, guidelines, emergency, nonEmergency, tips, ballot, languages } = draft;
  const closesAt = draft.closes === '' ? null : new Date(draft.closes).getTime();
  return {
    title,
    area,
    moderation,
    zips: [...new Set(draft.zips.split(/[\s,;]+/).filter(Boolean))],
    votesPerResident: draft.votes.trim() === '' ? null : numberOr(draft.votes),
    closesAt: Number.isNaN(closesAt) ? draft.closes : closesAt,
    callUrl: orNull(draft.callUrl),
    guidelines,
    contacts: { emergency, nonEmergency: orNull(nonEmergency), tips: orNull(tips) },
    ballot,
    languages,
  };
}

const orNull = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());

/** What is no number goes as it was typed, so that the API finds fault with it rather than reading it as nothing. */
function numberOr(typed: string): number | string {
  const number = Number(typed);
  return Number.isFinite(number) ? number : typed;
}

/** Which field of the form an error of the API belongs to: `zips.3` is about the zip codes. */
export const fieldOf = (name: string): string => name.split('.')[0] ?? name;
