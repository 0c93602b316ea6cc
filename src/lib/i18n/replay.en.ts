import type { Phase } from '../meeting/state.ts';

const number = (n: number): string => new Intl.NumberFormat('en-US').format(n);

/** A meeting once more, moment by moment. */
export const en = {
  title: 'The meeting once more',
  lead: 'The board as everybody saw it, from the first moment to the last. Words that were removed since are not in it.',
  forgotten:
    'The time of keeping has run out: who backed what is in the log no more. Votes are there again from the moment in which they became counts.',
  timeline: 'Moment',
  moment: (n: number, of: number) => `Moment ${number(n)} of ${number(of)}`,
  play: 'Play',
  pause: 'Pause',
  back: 'One back',
  on: 'One on',
  faster: 'Faster',
  chart: 'Votes on the board, moment by moment',
  ideas: (n: number): string => (n === 1 ? 'idea on the board' : 'ideas on the board'),
  votes: (n: number): string => (n === 1 ? 'vote' : 'votes'),
  done: 'What was done',
  cast: (n: number): string => (n === 1 ? '1 vote was cast.' : `${number(n)} votes were cast.`),
  nothingDone: 'Nothing since the moment before.',
  leading: 'The board',
  more: (n: number) => `And ${number(n)} more with fewer votes.`,
  empty: 'There is nothing on the board yet.',
  floor: 'On the floor',
  blank: 'The screen is blank.',
  removed: 'Words were removed.',
  referred: 'Referred',
  votesOf: (n: number): string => (n === 1 ? '1 vote' : `${number(n)} votes`),
  phases: {
    scheduled: 'Not begun',
    gathering: 'Gathering ideas',
    live: 'Open',
    paused: 'Paused',
    closed: 'Closed',
    archived: 'Archived',
  } satisfies Record<Phase, string> as Record<Phase, string>,
  record: 'Record of the meeting',
  number,
};
export type ReplayMessages = typeof en;
