import { DEFAULT_CATEGORIES, DEFAULT_POLICY, type Categories, type Policy } from './policy.ts';

/** Longest text of an idea, in Unicode code points (DESIGN: "texts up to 500 characters"). */
export const TEXT_LIMIT = 500;
/** Longest official reply: an answer may need more room than a question. */
export const REPLY_LIMIT = 1000;
export const TITLE_LIMIT = 120;

/** What the hosts of a meeting choose. In the log (`meeting.created`, `meeting.configured`), so it can be replayed. */
export interface Settings {
  readonly title: string;
  /** The name of the area, e.g. "42nd Precinct, Elm Park". */
  readonly area: string;
  /** `pre`: a moderator publishes. `post`: public at once, unless the text check holds it. */
  readonly moderation: 'pre' | 'post';
  /** Zip codes that a resident may give with an idea; none: no zip is asked. */
  readonly zips: readonly string[];
  /** How many ideas one resident may back at a time; null: as many as they like. */
  readonly votesPerResident: number | null;
  /** ms since the epoch at which the meeting closes by itself; null: somebody closes it. */
  readonly closesAt: number | null;
  /** Where those at home can watch and listen; null: only in the room. */
  readonly callUrl: string | null;
  readonly categories: Categories;
  readonly policy: Policy;
}

export const DEFAULT_SETTINGS: Omit<Settings, 'title'> = {
  area: '',
  moderation: 'pre',
  zips: [],
  votesPerResident: null,
  closesAt: null,
  callUrl: null,
  categories: DEFAULT_CATEGORIES,
  policy: DEFAULT_POLICY,
};
