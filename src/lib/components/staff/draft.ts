import { LANGUAGES } from '$lib/i18n/languages.ts';
import type { MeetingView } from '$lib/meeting/meeting-view.ts';
import { DEFAULT_CATEGORIES, DEFAULT_POLICY } from '$lib/meeting/policy.ts';
import { DEFAULT_SETTINGS, type Ballot, type Settings } from '$lib/meeting/settings.ts';
import { localText, momentOf } from '$lib/zone.ts';
import { rowsOf, wordingsFrom, type WordRow } from './wordings.ts';

type Worded = Pick<MeetingView, 'categories' | 'policy' | 'translations' | 'suggested' | 'retired'>;

/** What a person can set in the form of a meeting; the rest is the business of other pages and of the API. */
export type FormSettings = Omit<Settings, 'categories' | 'policy' | 'plan'> & Worded;

/** What the form holds, as typed. */
export interface MeetingDraft {
  title: string;
  area: string;
  place: string;
  zips: string;
  moderation: 'pre' | 'post';
  votes: string;
  timeZone: string;
  /** As `<input type="datetime-local">` has them: what the clocks of the zone show. */
  opens: string;
  closes: string;
  opensItself: boolean;
  callUrl: string;
  guidelines: string;
  emergency: string;
  nonEmergency: string;
  tips: string;
  ballot: Ballot;
  languages: string[];
  categories: WordRow[];
  reasons: WordRow[];
  referrals: WordRow[];
  keepFor: string;
  keepUnit: 'days' | 'months';
}

/** Languages that can be ticked: those that every text of the product exists in, and what the meeting has already. */
export const languagesOffered = (settings: Pick<FormSettings, 'languages'>): readonly string[] => [
  ...new Set([...settings.languages, ...LANGUAGES]),
];

/** The wordings that a meeting has if nobody words them. */
export const OUR_WORDINGS: Worded = {
  categories: DEFAULT_CATEGORIES.names,
  policy: { reasons: DEFAULT_POLICY.reasons, referrals: DEFAULT_POLICY.referrals },
  translations: Object.fromEntries(
    Object.entries(DEFAULT_POLICY.translations).map(([language, words]) => [
      language,
      { ...words, categories: DEFAULT_CATEGORIES.translations[language] ?? {} },
    ])
  ),
  suggested: DEFAULT_POLICY.suggested ?? {},
  retired: { categories: [], reasons: [], referrals: [] },
};

export const NEW_MEETING: FormSettings = { ...DEFAULT_SETTINGS, ...OUR_WORDINGS, title: '' };

export type Kind = keyof Worded['retired'];

/** The rows of a list: those that are offered, or those that are not any more. */
export function wordRows(settings: Worded, kind: Kind, which: 'offered' | 'retired'): WordRow[] {
  const own = kind === 'categories' ? settings.categories : settings.policy[kind];
  const translations = Object.fromEntries(
    Object.entries(settings.translations).map(([language, words]) => [language, words[kind]])
  );
  const isRetired = (id: string): boolean => settings.retired[kind].includes(id);
  const suggested = kind === 'reasons' ? settings.suggested : {};
  return rowsOf(own, translations, (id) => isRetired(id) === (which === 'retired'), suggested);
}

/** The form as it is filled in with what the meeting has. */
export function draftOf(settings: FormSettings): MeetingDraft {
  const { contacts, votesPerResident, callUrl, retention, timeZone } = settings;
  const local = (at: number | null): string => (at === null ? '' : localText(at, timeZone));
  return {
    title: settings.title,
    area: settings.area,
    place: settings.place,
    zips: settings.zips.join(', '),
    moderation: settings.moderation,
    votes: votesPerResident === null ? '' : String(votesPerResident),
    timeZone,
    opens: local(settings.opensAt),
    closes: local(settings.closesAt),
    opensItself: settings.opensItself,
    callUrl: callUrl ?? '',
    guidelines: settings.guidelines,
    emergency: contacts.emergency,
    nonEmergency: contacts.nonEmergency ?? '',
    tips: contacts.tips ?? '',
    ballot: settings.ballot,
    languages: [...settings.languages],
    categories: wordRows(settings, 'categories', 'offered'),
    reasons: wordRows(settings, 'reasons', 'offered'),
    referrals: wordRows(settings, 'referrals', 'offered'),
    keepFor: retention === null ? '' : String(retention.amount),
    keepUnit: retention?.unit ?? 'months',
  };
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
  const { title, area, place, moderation, guidelines, emergency, nonEmergency, tips, ballot, languages } = draft;
  const { timeZone, opensItself } = draft;
  const moment = (typed: string) => (typed === '' ? null : (momentOf(typed, timeZone) ?? typed));
  return {
    title,
    area,
    place,
    moderation,
    zips: zipsOf(draft.zips),
    votesPerResident: draft.votes.trim() === '' ? null : numberOr(draft.votes),
    timeZone,
    opensAt: moment(draft.opens),
    opensItself: opensItself && draft.opens !== '',
    closesAt: moment(draft.closes),
    callUrl: orNull(draft.callUrl),
    guidelines,
    contacts: { emergency, nonEmergency: orNull(nonEmergency), tips: orNull(tips) },
    ballot,
    languages,
    ...wordsOf(draft),
    retention: draft.keepFor.trim() === '' ? null : { amount: numberOr(draft.keepFor), unit: draft.keepUnit },
  };
}

function wordsOf({ categories, reasons, referrals }: MeetingDraft): Record<string, unknown> {
  const [names, why, where] = [wordingsFrom(categories), wordingsFrom(reasons), wordingsFrom(referrals)];
  const languages = new Set([...Object.keys(why.translations), ...Object.keys(where.translations)]);
  const translations = [...languages].map((language) => [
    language,
    { reasons: why.translations[language] ?? {}, referrals: where.translations[language] ?? {} },
  ]);
  const suggested = reasons.filter((row) => row.suggested !== '').map((row) => [row.id, row.suggested]);
  return {
    categories: { names: names.own, translations: names.translations },
    policy: {
      reasons: why.own,
      referrals: where.own,
      translations: Object.fromEntries(translations) as unknown,
      suggested: Object.fromEntries(suggested) as unknown,
    },
  };
}

export const zipsOf = (typed: string): readonly string[] => [...new Set(typed.split(/[\s,;]+/).filter(Boolean))];

const orNull = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());

/** What is no number goes as it was typed, so that the API finds fault with it rather than reading it as nothing. */
function numberOr(typed: string): number | string {
  const number = Number(typed);
  return Number.isFinite(number) ? number : typed;
}

/** Which field of the form an error of the API belongs to: `zips.3` is about the zip codes. */
export const fieldOf = (name: string): string => name.split('.')[0] ?? name;
