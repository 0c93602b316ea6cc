import type { ChangedPart } from '../meeting/actions/action.ts';
import type { PreviewLeft } from '../protocol/agenda-preview.ts';
import { en as marks } from './marks.en.ts';

/** Publishing an agenda, and how what was published stands. */
export const en = {
  open: 'Publish…',
  openAgain: 'Publish again…',
  title: 'Publish the agenda',
  titleAgain: 'Publish the agenda again',
  titleDone: 'The agenda is public',
  hint: 'This is what everybody will read. Notes and comments stay among you.',
  working: 'Reading the agenda…',
  nothing: 'There is nothing to publish yet. An item needs a title.',
  same: (when: string) => `What is written here is public as it is, since ${when}.`,
  last: (number: number, when: string) => `Published last on ${when} (no. ${number}).`,
  first: 'This agenda was not published before.',
  summary: (changed: number, of: number) =>
    `${changed} of ${of} ${of === 1 ? 'item' : 'items'} ${changed === 1 ? 'is' : 'are'} new or changed.`,
  /** Nothing that is written is new. */
  counted: 'No item is new or changed: only their order, how many back them, or how many disputes reopen them.',
  back: 'On the agenda again',
  /** What was published wrongly does not go by publishing it anew. */
  former:
    'What stood there before stays readable in the history of each item. What should not be public can be taken out for good under Progress.',
  item: (n: number) => `Item ${n}`,
  owner: 'Answers for it',
  noOwner: 'nobody yet',
  due: 'Due',
  noDue: 'no date yet',
  area: 'Where',
  backed: (n: number) => `${n} ${n === 1 ? 'resident backs' : 'residents back'} this`,
  ideas: 'It came from',
  changed: 'What changed',
  what: {
    added: 'New',
    dropped: 'Taken off',
    title: 'title',
    body: 'text',
    owner: 'who answers for it',
    due: 'due date',
    area: 'where it is for',
    ideas: 'ideas',
  } satisfies Record<ChangedPart, string> as Record<ChangedPart, string>,
  /** What was marked is in the address of a link. */
  target: 'where a link leads',
  unchanged: 'As it is',
  dropped: 'Taken off the agenda',
  droppedHint: 'The public sees these as taken off the agenda, with what became of them so far.',
  left: 'Stays out',
  why: {
    'no-title': 'It has no title yet.',
    'too-long': 'It is too long: 200 characters for a title, 80 for who answers and where, 10,000 for the text.',
    'too-many': 'There is no room for more than 200 items, or 100,000 characters together.',
    unusable: 'Another program wrote it, and it cannot be read.',
  } satisfies Record<PreviewLeft['why'], string> as Record<PreviewLeft['why'], string>,
  untitled: 'Untitled',
  marked: (many: number) =>
    many === 1
      ? 'Please look at one place before anybody reads it.'
      : `Please look at ${many} places before anybody reads them.`,
  markNames: marks.names,
  looked: 'I have looked at what is marked, and it may be public like this.',
  publish: 'Publish this',
  publishing: 'Publishing…',
  published: (number: number) => `Published (no. ${number}). Everybody can read it now.`,
  see: 'See the public page',
  again: 'Look at it again',
  cancel: 'Close',
  moved: 'Somebody changed the agenda meanwhile, so nothing was published. This is how it reads now.',
  movedItem: 'Changed just now',
  goneItem: 'Taken out just now',
  problem: {
    'agenda-empty': 'There is nothing to publish yet.',
    'not-allowed': 'Commanders and admins publish the agenda.',
    'wrong-phase': 'An agenda can be published once the meeting has begun to gather ideas.',
    'too-large': 'There is more in it than there is room for.',
    'not-signed-in': 'You were signed out.',
    unreachable: 'There is no connection. Nothing was published.',
  } as Readonly<Record<string, string>>,
  failed: 'That did not work, and nothing was published. Please try again.',
  standing: {
    label: 'As published',
    percent: (n: number) => `${n} %`,
    updates: (n: number) => `${n} ${n === 1 ? 'update' : 'updates'}`,
    latest: (when: string) => `last on ${when}`,
    answers: (yes: number, of: number) => `${yes} of ${of} say it is solved`,
    reopened: 'Reopened: those who asked wait for an answer',
    update: 'Post an update',
  },
};
export type PublishingMessages = typeof en;
