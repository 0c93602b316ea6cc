import type { RefusalCode } from '../meeting/refusals.ts';

/** Why something was not done, for the person who asked; what they wrote is kept in every case, so no text says "lost". */
export const en: Readonly<Record<RefusalCode, string>> = {
  'bad-input': 'The server did not understand that. Please reload the page and try again.',
  'too-large': 'That is too long to send.',
  'unknown-command': 'This page is older than the server. Please reload it.',
  'not-allowed': 'This device can only watch. If your browser blocks cookies here, allow them and reload the page.',
  'wrong-phase': 'This is not possible right now.',
  closed: 'The meeting is closed. Nothing more can be added.',
  'unknown-idea': 'That idea is no longer on the board.',
  'not-yours': 'Only the person who wrote it can do that.',
  'not-votable': 'That idea does not take votes now.',
  'no-votes-left': 'All your votes are in use. Take one back to back another idea.',
  'unknown-category': 'That category no longer exists. Please choose another.',
  'unknown-zip': 'That zip code is not in this area.',
  'text-empty': 'There is no text yet.',
  'text-too-long': 'That is too long. Please shorten it.',
  'backed-by-others': 'Others have backed this idea, so it belongs to the meeting now. A moderator can take it down.',
  'unknown-reason': 'That reason is not in the published policy.',
  'wrong-state': 'Someone has just decided about this idea. Look again.',
  'merge-cycle': 'These ideas are merged with each other already.',
  'bad-time': 'That time has passed already.',
  'too-fast': 'That was a little fast. It is sent again in a moment.',
  busy: 'The meeting is very busy. It is sent again in a moment.',
  unavailable: 'The server did not answer. It is sent again in a moment.',
};
