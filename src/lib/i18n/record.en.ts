import type { RecordKind } from '../meeting/state.ts';
import type { PublicEntry } from '../meeting/transparency.ts';

type Told = Pick<PublicEntry, 'order' | 'along' | 'wasShown' | 'into'> & { readonly referredTo: string | null };

const number = (n: number): string => new Intl.NumberFormat('en-US').format(n);
const one = (n: number, single: string, many: string): string => `${number(n)} ${n === 1 ? single : many}`;
const named = (order: number | null): string => (order === null ? 'An idea' : `Idea no. ${order}`);
const along = (n: number): string =>
  n === 0 ? '' : `, with ${one(n, 'idea', 'ideas')} that ${n === 1 ? 'was' : 'were'} merged into it`;

/** The public page of how a meeting was moderated. */
export const en = {
  title: 'Moderation in the open',
  lead: 'What moderators did with what was written in this meeting, for which reason, and when. It keeps itself: nothing leaves the board without an entry here, and nobody can take an entry away.',
  nothingHidden: 'The words of what was declined or removed are not shown here, and nobody is named.',
  figures: {
    submitted: 'ideas came in',
    published: 'were put on the board',
    waiting: 'wait to be read',
    merged: 'merged with others that ask the same',
    referred: 'referred to others',
    declined: 'declined',
    redacted: 'with words removed',
    withdrawn: 'taken back by their authors',
    reports: 'reports of ideas on the board',
  },
  reasons: 'Declined, by reason',
  noReasons: 'Nothing was declined.',
  referrals: 'Referred, and where to',
  noReferrals: 'Nothing was referred.',
  appeals: 'Appeals',
  appealsMade: (n: number) =>
    (n === 0 ? 'No author asked' : one(n, 'author asked', 'authors asked')) + ' that somebody look again',
  granted: 'granted',
  upheld: 'declined again',
  undecided: 'not decided yet',
  entries: 'Every entry, the newest first',
  empty:
    'Nothing was declined, referred, merged, removed or taken back so far. When something is, it is entered here at once.',
  kinds: {
    declined: 'Declined',
    referred: 'Referred',
    held: 'Taken down',
    merged: 'Merged',
    unmerged: 'Separated',
    redacted: 'Words removed',
    withdrawn: 'Taken back',
    returned: 'Back on the board',
    reply: 'Reply changed',
    translation: 'Translation changed',
  } satisfies Record<RecordKind, string> as Record<RecordKind, string>,
  said: {
    declined: ({ order, wasShown, ...rest }: Told) =>
      wasShown
        ? `${named(order)} was taken off the board${along(rest.along)}.`
        : `${named(order)} was not put on the board.`,
    referred: ({ order, referredTo }: Told) =>
      `${named(order)} was referred to ${referredTo ?? 'others'}. It stays there to read and takes no more votes.`,
    held: (told: Told) => `${named(told.order)} was taken off the board to be looked at again${along(told.along)}.`,
    merged: ({ order, into }: Told) =>
      into === null
        ? `${named(order)} was merged with another.`
        : `${named(order)} was merged into no. ${into}. Whoever backed it backs that one.`,
    unmerged: ({ order }: Told) => `${named(order)} stands by itself again.`,
    redacted: ({ order }: Told) =>
      order === null
        ? 'Words were removed from an idea before anybody could read it.'
        : `Words were removed from idea no. ${order}.`,
    withdrawn: ({ order }: Told) => `${named(order)} was taken back by its author.`,
    returned: (told: Told) => `${named(told.order)} is back on the board${along(told.along)}.`,
    reply: ({ order }: Told) =>
      `The official reply to ${order === null ? 'an idea' : `idea no. ${order}`} was changed or removed.`,
    translation: ({ order }: Told) =>
      `A translation of ${order === null ? 'an idea' : `idea no. ${order}`} was changed or removed.`,
  } satisfies Record<RecordKind, (told: Told) => string> as Record<RecordKind, (told: Told) => string>,
  show: 'Read it',
  showIdea: (order: number) => `Read idea no. ${order} on the board`,
  newer: 'Newer',
  older: 'Older',
  pages: (page: number, of: number) => `Page ${page} of ${of}`,
  board: 'Back to the board',
  record: 'Record of the meeting',
  data: 'The same as open data',
  number,
};
export type RecordMessages = typeof en;
