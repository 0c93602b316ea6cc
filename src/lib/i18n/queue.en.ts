import type { Facet } from '../components/staff/desk/facets.ts';
import type { ForMany } from '../components/staff/verdicts.ts';
import type { Done } from '../components/staff/note.ts';

const ideas = (n: number): string => (n === 1 ? '1 idea' : `${n} ideas`);
const people = (n: number): string => (n === 1 ? '1 person' : `${n} people`);

const MANY: Readonly<Record<ForMany, (n: number) => string>> = {
  publish: (n) => `Publish ${n}`,
  hold: (n) => `Hold ${n}`,
  refer: (n) => `Refer ${n}`,
  decline: (n) => `Decline ${n}`,
  restore: (n) => `Put back ${n}`,
  merge: (n) => `Merge ${n}`,
};

const DONE: Readonly<Record<Done, (n: number) => string>> = {
  publish: (n) => `Published ${ideas(n)}`,
  hold: (n) => `Held ${ideas(n)}`,
  refer: (n) => `Referred ${ideas(n)}`,
  decline: (n) => `Declined ${ideas(n)}`,
  restore: (n) => `Put back ${ideas(n)}`,
  merge: (n) => `Merged ${ideas(n)}`,
  unmerge: (n) => `Unmerged ${ideas(n)}`,
  redact: (n) => `Redacted ${ideas(n)}`,
  answer: (n) => `Answered ${ideas(n)}`,
  translate: (n) => `Translated ${ideas(n)}`,
  undo: (n) => `Undone for ${ideas(n)}`,
};

/** What the console says of the queue: of many at once, of colleagues, of what is alike. */
export const en = {
  parts: 'Parts of this pile',
  all: 'All',
  facets: {
    urgent: 'Urgent?',
    appeal: 'Appeals',
    reported: 'Reported',
    marked: 'Marked',
    referred: 'Referred',
    merged: 'Merged',
    declined: 'Declined',
    withdrawn: 'Taken back',
  } satisfies Record<Facet, string> as Record<Facet, string>,
  allDecided: 'All decided',
  allDecidedHint: 'Nothing is waiting for you. New ideas appear here by themselves.',
  select: 'Select',
  selectThis: 'Select this idea',
  selected: (n: number) => `${ideas(n)} selected`,
  selectAll: 'Select all',
  selectNone: 'Clear',
  forMany: 'What to do with all of them',
  many: MANY,
  leftOut: (n: number) => (n === 1 ? '1 of them stays as it is' : `${n} of them stay as they are`),
  doing: (what: Done, done: number, total: number) => `${DONE[what](done)} of ${total}…`,
  doneMany: (what: Done, n: number) => DONE[what](n),
  notDone: (n: number) => `${n} not done`,
  notDoneShow: 'See which',
  notDoneTitle: (n: number) => `${ideas(n)} not done`,
  notDoneHint: 'They are as they were. Each says why.',
  insistAll: (n: number) => `Do it all the same (${n})`,
  andMore: (n: number) => `and ${n} more`,
  publishTitle: (n: number) => `Publish ${ideas(n)}?`,
  publishHint: 'The room can read them at once.',
  publishMarked: (n: number) =>
    n === 1
      ? '1 of them has something in it that should be looked at:'
      : `${n} of them have something in them that should be looked at:`,
  publishClean: (n: number) => `Publish the other ${n}`,
  publishAll: (n: number) => `Publish all ${n}`,
  declineTitle: (n: number) => `Decline ${ideas(n)}, for which reason?`,
  referTitle: (n: number) => `Refer ${ideas(n)} to whom?`,
  here: (names: readonly string[]) =>
    `${new Intl.ListFormat('en-US').format(names)} ${names.length === 1 ? 'is' : 'are'} on this`,
  somebody: 'A colleague',
  overtaken: (who: string, state: string) => `${who} decided a moment earlier: ${state}.`,
  allTheSame: (what: string) => `${what} all the same`,
  ownVerdict: 'You decided about this. Better left to a colleague.',
  ownTag: 'yours',
  decidedBy: (who: string) => `by ${who}`,
  byYou: 'by you',
  settledForGood: 'That cannot be undone: what residents reported is settled.',
  /** @param votes of the one on the board; null: none of them is there yet */
  likes: (n: number, votes: number | null) =>
    `like ${n === 1 ? '1 other' : `${n} others`}${votes === null ? '' : ` (${votes === 1 ? '1 vote' : `${votes} votes`})`}`,
  alike: (n: number) =>
    n === 1 ? '1 more that waits says nearly the same' : `${n} more that wait say nearly the same`,
  alikeSelect: (n: number) => `Select all ${n}`,
  becomes: 'It becomes',
  redactAll: 'Redact all',
  redactPreviewHint: 'The old text is removed for good, everywhere. Press a number to leave a place as it is.',
  takenOut: 'taken out',
  stays: 'stays',
  editText: 'Edit the text',
  mergeThis: 'This idea',
  mergeThese: (n: number) => ideas(n),
  mergeTarget: 'Stays on the board',
  mergePeople: people,
  mergeUnited: (n: number) => `${people(n)} together`,
  mergeBoth: (n: number) =>
    n === 1 ? '1 backs more than one of them and counts once' : `${n} back more than one of them and count once`,
  mergeNone: 'Nobody backs more than one of them',
  mergeCounting: 'Counting…',
  mergeUncounted: 'They cannot be counted now. Nobody will count twice.',
  mergeNow: 'Merge',
  mergeOther: 'Another idea',
  mergeSwap: 'The other way round',
  mergeChoose: 'Choose the idea that stays on the board.',
  keys: {
    select: 'Select this idea',
    range: 'Select up to here',
    all: 'Select all of the pile, or of its part',
    clear: 'Clear the selection',
    part: 'Next part of the pile',
    merge: 'Compare and merge; M again does it',
    redact: 'Redact; X again does it',
    many: 'Many at once',
  },
};
export type QueueMessages = typeof en;
