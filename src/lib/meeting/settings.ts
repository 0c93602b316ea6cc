import type { Part } from './plan.ts';
import { DEFAULT_CATEGORIES, DEFAULT_POLICY, type Categories, type Policy } from './policy.ts';

/** Longest text of an idea, in Unicode code points (DESIGN: "texts up to 500 characters"). */
export const TEXT_LIMIT = 500;
/** Longest official reply: an answer may need more room than a question. */
export const REPLY_LIMIT = 1000;
export const TITLE_LIMIT = 120;
/** Longest explanation of an appeal: as long as the idea that it is about. */
export const APPEAL_LIMIT = TEXT_LIMIT;
/** Longest translation of an idea: other languages take more room for the same. */
export const TRANSLATION_LIMIT = 2 * TEXT_LIMIT;
export const GUIDELINES_LIMIT = 2000;
/** Longest word to the stage: it is read at a glance. */
export const NOTE_LIMIT = 280;

/** Whom to call instead of writing here. Numbers as people dial them, or web addresses. */
export interface Contacts {
  readonly emergency: string;
  readonly nonEmergency: string | null;
  readonly tips: string | null;
}

/** `open`: everybody's vote counts alike. `room`: those who showed that they are in the room are counted apart as well. */
export type Ballot = 'open' | 'room';

/** For how long after its closing the agency means to keep the record of a meeting. */
export interface Retention {
  readonly amount: number;
  readonly unit: 'days' | 'months';
}

/** What the hosts of a meeting choose. In the log (`meeting.created`, `meeting.configured`), so it can be replayed. */
export interface Settings {
  readonly title: string;
  /** The name of the area, e.g. "42nd Precinct, Elm Park". */
  readonly area: string;
  /** Where it is held, as people find it: a building and a street. Empty: not said. */
  readonly place: string;
  /** `pre`: a moderator publishes. `post`: public at once, unless the text check holds it. */
  readonly moderation: 'pre' | 'post';
  /** Zip codes that a resident may give with an idea; none: no zip is asked. */
  readonly zips: readonly string[];
  /** How many ideas one resident may back at a time; null: as many as they like. */
  readonly votesPerResident: number | null;
  /** IANA name of the zone in which the meeting's times are given and shown, whatever zone a reader is in. */
  readonly timeZone: string;
  /** ms since the epoch at which the meeting is announced to begin; null: that is not settled. */
  readonly opensAt: number | null;
  /** The gathering of ideas begins at `opensAt` by itself; otherwise somebody begins it. */
  readonly opensItself: boolean;
  /** ms since the epoch at which the meeting closes by itself; null: somebody closes it. */
  readonly closesAt: number | null;
  /** Where those at home can watch and listen; null: only in the room. */
  readonly callUrl: string | null;
  /** What people should know before they write; paragraphs. Empty: the built-in wording. */
  readonly guidelines: string;
  readonly contacts: Contacts;
  readonly ballot: Ballot;
  /** Languages that the meeting is held in (the screen alternates them): tags like `en`, the first is the main one. */
  readonly languages: readonly string[];
  readonly categories: Categories;
  readonly policy: Policy;
  /** The parts of the evening, in their order; none: the meeting goes without a plan. */
  readonly plan: readonly Part[];
  /** null: nothing is said about it. */
  readonly retention: Retention | null;
}

export const DEFAULT_SETTINGS: Omit<Settings, 'title'> = {
  area: '',
  place: '',
  moderation: 'pre',
  zips: [],
  votesPerResident: null,
  timeZone: 'America/New_York',
  opensAt: null,
  opensItself: false,
  closesAt: null,
  callUrl: null,
  guidelines: '',
  contacts: { emergency: '911', nonEmergency: null, tips: null },
  ballot: 'open',
  languages: ['en', 'es'],
  categories: DEFAULT_CATEGORIES,
  policy: DEFAULT_POLICY,
  plan: [],
  retention: null,
};
