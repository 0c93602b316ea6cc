import type { ActionStatus } from '../meeting/actions/action.ts';

const format = new Intl.NumberFormat('en-US');
const number = (n: number): string => format.format(n);
const one = (n: number, single: string, many: string): string => `${number(n)} ${n === 1 ? single : many}`;

/** The public pages of what became of what people asked for. */
export const en = {
  title: 'What became of what you asked for',
  lead: 'Every promise from our town halls, who answers for it, and whether the people who asked say it is done.',
  ofMeeting: 'What became of this meeting',
  ofMeetingLead: 'Every promise from this meeting, who answers for it, and whether those who asked say it is done.',
  number,
  figures: {
    promised: 'promised',
    underWay: 'under way',
    done: 'done',
    confirmed: (n: number) => (n === 0 ? 'none confirmed by residents yet' : `${number(n)} confirmed by residents`),
    overdue: 'overdue',
  },
  status: {
    proposed: 'Proposed',
    planned: 'Planned',
    'under-way': 'Under way',
    done: 'Done',
    'not-possible': 'Not possible',
  } satisfies Record<ActionStatus, string> as Record<ActionStatus, string>,
  reopened: 'Reopened',
  dropped: 'Taken off the agenda',
  overdue: 'Overdue',
  due: (date: string) => `Due ${date}`,
  noDue: 'No date yet',
  overdueBy: (days: number) => one(days, 'day overdue', 'days overdue'),
  percent: (n: number) => `${n} % done`,
  backed: (n: number): string => (n === 1 ? 'resident backed this' : 'residents backed this'),
  // The name comes last: it may be one or many.
  answersFor: (owner: string) => `Answers for it: ${owner}`,
  nobodyAnswers: 'Nobody answers for it yet',
  beforeAfter: 'Before and after',
  before: 'Before',
  after: 'After',
  sayYes: (yes: number, of: number) => `${number(yes)} of ${number(of)} say it is solved`,
  sayYesOf: 'Those who asked for it',
  notAsked: 'Nobody who asked for it has said yet whether it is solved.',
  reopenedBy: (n: number, date: string) =>
    `Reopened on ${date}: ${one(n, 'resident', 'residents')} said that it is not solved.`,
  awaiting: 'An answer is due.',
  answeredThen: (yes: number, of: number, date: string) =>
    `It was said to be done on ${date}. ${number(yes)} of ${number(of)} who answered said that it was solved.`,
  filter: {
    label: 'Find an action',
    search: 'Search',
    hint: 'a street, a subject',
    area: 'Area',
    everyArea: 'Every area',
    category: 'Subject',
    everyCategory: 'Every subject',
    status: 'Status',
    all: 'All',
    go: 'Show',
    clear: 'Show everything',
  },
  found: (n: number) => one(n, 'action', 'actions'),
  foundSome: (n: number) => `${one(n, 'action', 'actions')} found`,
  none: 'No action has been published yet.',
  noneYet:
    'When commanders publish the agenda of a meeting, every promise in it is listed here, with who answers for it and by when.',
  noneHere: 'Nothing has been published from this meeting yet.',
  noneHereYet:
    'When its commanders publish the agenda, every promise in it is listed here, with who answers for it and by when.',
  noneFound: 'Nothing here fits. Try another word, or show everything.',
  newestFirst: 'What moved last comes first',
  older: 'More',
  newest: 'Back to the first',
  permanent: 'Address of this action',
  allActions: 'All actions',
  board: 'The board of the meeting',
  moderation: 'How the meeting was moderated',
  promise: 'What was promised',
  cameFrom: 'The ideas it came from',
  noIdeas: 'It was not taken from an idea on the board.',
  goneIdeas: (n: number) =>
    n === 1
      ? 'One idea that it came from is no longer on the board.'
      : `${number(n)} ideas that it came from are no longer on the board.`,
  history: 'What happened since',
  statusNow: (status: string) => `Now: ${status}`,
  published: 'Published',
  changed: {
    changed: 'The agenda was published again',
    back: 'It is on the agenda again',
    dropped: 'It was taken off the agenda',
  },
  /** Words that should not have been published; the date is that of the update that they were in. */
  takenOut: {
    title: 'Its title was taken out',
    part: 'taken out',
    here: 'What was written here was taken out.',
    words: (date: string) => `What was written on ${date} was taken out for good.`,
    picture: (date: string) => `A picture of ${date} was taken down for good.`,
    before: (_date: string) => 'What was published here before was taken out for good.',
    why: (reason: string) => `Reason: ${reason}`,
  },
  /** What of an action another publication changed: what stood there, and what stands there since. */
  changes: {
    title: 'Title',
    body: 'What was promised',
    owner: 'Who answers for it',
    due: 'Due',
    area: 'Where',
    ideas: 'The ideas it came from',
    was: 'before',
    is: 'since then',
    nothing: 'nothing',
    text: 'How it read before',
    noText: 'Nothing was written there before.',
    others: 'are others now',
  },
  askedBy: 'Backed by',
  residents: (n: number): string => (n === 1 ? 'resident' : 'residents'),
  whyNot: 'Why it is not possible',
  where: 'Where',
  who: 'Who answers for it',
  when: 'Due',
  howFar: 'How far it is',
  feed: 'Follow by feed (Atom)',
  feedOf: (area: string) => `Follow ${area} by feed (Atom)`,
  feedTitle: (area: string | null) => (area === null ? 'Progress' : `Progress: ${area}`),
  data: 'As open data',
  print: 'To print, use your browser’s print command.',
  picture: 'Picture',
  link: 'Progress',
};
export type ProgressMessages = typeof en;
