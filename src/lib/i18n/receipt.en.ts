import type { Phase } from '../meeting/state.ts';

/** The page that a receipt opens: for one person, on any device, on paper too. */
export const en = {
  title: 'Your receipt',
  lead: 'What you wrote and backed in this meeting, and what became of it. Open this page again at any time: it is always up to date.',
  phase: {
    scheduled: 'This meeting has not opened yet.',
    gathering: 'Ideas are being gathered.',
    live: 'Voting is open.',
    paused: 'The meeting is paused for a moment.',
    closed: 'The meeting is closed.',
    archived: 'The meeting is over.',
  } satisfies Record<Phase, string> as Record<Phase, string>,
  became: 'What became of it',
  /** Followed by what it became. */
  led: 'It became:',
  ideas: 'What you wrote',
  noIdeas: 'You have not written anything in this meeting.',
  backed: 'What you backed',
  votes: (n: number) => (n === 1 ? '1 vote' : `${new Intl.NumberFormat('en-US').format(n)} votes`),
  gone: (n: number) =>
    n === 1
      ? 'One idea that you backed is no longer on the board.'
      : `${n} ideas that you backed are no longer on the board.`,
  nothing: 'This receipt has nothing in this meeting yet.',
  nothingWhy:
    'Nobody has written or voted with it. If you did, the link may be incomplete: please check it letter by letter, or scan the code again.',
  follow: 'Follow the meeting',
  followLead: 'The board stays open to read for everyone. Its address:',
  keep: 'Keep this page',
  keepLead: 'Print it, photograph the code, or save the link. It works on any device and needs no account.',
  warn: 'Whoever has this link or code can see this page. It does not say who you are, and nobody else can find it.',
  qr: 'QR code of this page',
  link: 'Secret link',
};
export type ReceiptMessages = typeof en;
