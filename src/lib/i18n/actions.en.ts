import type { ActionStatus } from '../meeting/actions/action.ts';

const count = (n: number): string => new Intl.NumberFormat('en-US').format(n);

/** What became of what was asked for, in words, and the question whether it is solved. */
export const en = {
  status: {
    proposed: 'Proposed',
    planned: 'Planned',
    'under-way': 'Under way',
    done: 'Done',
    'not-possible': 'Not possible',
  } satisfies Record<ActionStatus, string> as Readonly<Record<ActionStatus, string>>,
  reopened: 'Reopened',
  dropped: 'No longer on the agenda',
  due: (day: string) => `Due ${day}`,
  overdue: (days: number) => (days === 1 ? '1 day overdue' : `${count(days)} days overdue`),
  percent: (n: number) => `${n}\u00A0% done`,
  owner: (who: string) => `${who} answers for it`,
  backed: (n: number) => (n === 1 ? '1 resident backed this' : `${count(n)} residents backed this`),
  why: 'Why not',
  results: 'Before and after.',
  result: (label: string, before: string, after: string, unit: string) =>
    `${label}: ${before} before, ${after} now${unit === '' ? '' : ` (${unit})`}.`,
  updates: (n: number) => (n === 1 ? '1 earlier update' : `${count(n)} earlier updates`),
  noUpdate: 'No news yet.',
  from: 'It came from',
  /** Who asked for it said that it was not solved. */
  disputed: (n: number) =>
    n === 1
      ? 'It was said to be done. One of those who asked for it said that it was not, so it is open again.'
      : `It was said to be done. ${count(n)} of those who asked for it said that it was not, so it is open again.`,
  awaiting: 'Staff have not answered yet.',
  ask: {
    backed: 'You backed this. Is it solved for you?',
    wrote: 'You asked for this. Is it solved for you?',
    yes: 'Yes',
    no: 'Not yet',
    note: 'Add a note',
    noteLabel: 'Note to staff (optional)',
    noteHint:
      'Staff read it and do not learn who wrote it. Please name nobody, and leave out your own number and address.',
    counted: (yes: number, all: number) => `${count(yes)} of ${count(all)} say yes`,
    nobody: 'Nobody has answered yet.',
    said: { solved: 'You said yes. It is counted.', 'not-solved': 'You said not yet. It is counted.' },
    /** Of the strip above the board in which one is asked. */
    label: 'A question to you',
    more: (n: number) => (n === 1 ? 'One more question after this one.' : `${count(n)} more questions after this one.`),
    change: 'Change your answer',
  },
};
export type ActionsMessages = typeof en;
