const number = (n: number): string => new Intl.NumberFormat('en-US').format(n);

/** The record of a meeting: for staff, and what anyone may have of it. */
export const en = {
  title: 'Record of the meeting',
  staffLead: 'What the meeting leaves behind, to print or to give out. Nobody who took part is in it.',
  publicLead:
    'What the meeting leaves behind, as open data. Nobody who took part is in it, and what was declined is only counted.',
  files: 'Files',
  json: 'All of it (JSON)',
  csv: 'Ideas for a spreadsheet (CSV)',
  filesStaff:
    'With zip codes, and with what was declined. Where words were removed is marked with who and when, never with the words.',
  figures: { ideas: 'ideas came in', votes: 'votes were cast', declined: 'were declined', promised: 'promised' },
  jsonWhat: 'This report as data, with every idea and how it was moderated.',
  csvWhat: 'A row for each idea, for a spreadsheet.',
  request: 'Everything that was done (CSV)',
  requestWhat:
    'The log for who asks for the records: every act in words, to the minute, with marks where words were removed, when, by whom and why. What was declined is in it: read it before you give it out.',
  requestJson: 'The same as JSON',
  replay: 'The meeting once more',
  replayWhat: 'The board as everybody saw it, moment by moment.',
  filesNoted: 'Who takes a file is in the log of the agency.',
  print: 'Print',
  votes: 'Votes over time',
  votesNone: 'Nobody has voted.',
  votesEach: (minutes: number) =>
    minutes < 60
      ? `Each bar is ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`
      : minutes < 1440
        ? `Each bar is ${minutes / 60} ${minutes === 60 ? 'hour' : 'hours'}.`
        : `Each bar is ${minutes / 1440} ${minutes === 1440 ? 'day' : 'days'}.`,
  from: 'from',
  when: 'When',
  many: 'How many',
  categories: 'Ideas by category',
  zips: 'Ideas by zip code',
  noCategory: 'no category',
  noZip: 'no zip code',
  others: 'others together',
  small: 'Where fewer than three ideas came from one place, they are put together with others.',
  screened: 'Declined, by reason',
  waits: 'How long ideas waited for a decision',
  median: (minutes: number) =>
    `Half of them waited ${number(minutes)} ${minutes === 1 ? 'minute' : 'minutes'} or less.`,
  wait: {
    '5': 'up to 5 minutes',
    '15': 'up to 15 minutes',
    '60': 'up to an hour',
    '1440': 'up to a day',
    more: 'longer',
    waiting: 'still waiting',
  } as Readonly<Record<string, string>>,
  promises: 'What was promised',
  status: {
    proposed: 'proposed',
    planned: 'planned',
    'under-way': 'under way',
    done: 'done',
    'not-possible': 'not possible',
    dropped: 'taken off the agenda',
  } as Readonly<Record<string, string>>,
  confirmed: (n: number) => `${number(n)} of them done in the eyes of those who asked`,
  overdue: (n: number) => `${number(n)} overdue`,
  nothing: 'Nothing so far.',
  keeping: 'How long it is kept',
  kept: {
    'no-period': 'Nobody has said for how long: set it in the settings of the meeting.',
    'going-on': 'The meeting is not over. When it is, the time begins to run.',
    'open-actions': (n: number) =>
      `${number(n)} ${n === 1 ? 'action is' : 'actions are'} not settled. When the last one is, the time begins to run.`,
    running: (day: string) => `Until ${day}. Then votes become counts, and who wrote or backed what is gone for good.`,
    due: (day: string) => `The time ran out on ${day}. Within a day votes become counts.`,
    ended: 'The time has run out. Votes are counts, and nobody can tell any more who wrote or backed what.',
  },
  hold: 'Legal hold',
  holdWhy: 'While a meeting is on hold, nothing of it is done away with. Words can still be removed from ideas.',
  held: (by: string, day: string) => `On hold since ${day}, by ${by}`,
  someone: 'somebody at the command line',
  reason: 'Why',
  reasonNeeded: 'Say why, in up to 300 characters.',
  begin: 'Put on hold',
  releaseByAdmins: 'An admin can release it.',
  release: 'Release the hold',
  failed: 'That did not work. Nothing was changed; please try again.',
  back: 'Back to the meeting',
  board: 'Back to the board',
  moderation: 'Moderation in the open',
  number,
};
export type RecordsMessages = typeof en;
