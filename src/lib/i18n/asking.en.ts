const number = (n: number): string => new Intl.NumberFormat('en-US').format(n);

/** Asking those who asked for something whether it is solved for them, at the board and on a receipt. */
export const en = {
  backed: 'You backed this. Is it solved for you?',
  wrote: 'You asked for this. Is it solved for you?',
  yes: 'Yes',
  no: 'Not yet',
  note: 'Add a note',
  noteLabel: 'Note to staff (optional)',
  noteHint:
    'Staff read it and do not learn who wrote it. Please name nobody, and leave out your own number and address.',
  counted: (yes: number, of: number) => `${number(yes)} of ${number(of)} say yes`,
  notYet: (n: number) => (n === 1 ? '1 says not yet' : `${number(n)} say not yet`),
  said: { solved: 'You said yes. It is counted.', 'not-solved': 'You said not yet. It is counted.' },
  change: 'Change your answer',
  /** Of the strip above the board. */
  label: 'A question to you',
  more: (n: number) => (n === 1 ? 'One more question after this one.' : `${number(n)} more questions after this one.`),
  /** After an answer: leads to the next question, or away from the last. */
  next: (n: number) => (n === 1 ? 'Next question' : `Next question (${number(n)} left)`),
  close: 'Close',
  from: 'It came from',
  history: 'All that happened',
  noUpdate: 'No news yet.',
  /** Followed by why. */
  notTaken: 'Your answer was not taken.',
  later: 'It could not be counted just now. Please answer again in a moment.',
  written: 'What you wrote, to copy',
};
export type AskingMessages = typeof en;
