import { duration } from './duration.ts';
import type { Phase } from '../meeting/state.ts';

const format = new Intl.NumberFormat('en-US');
const number = (value: number) => format.format(value);

/** Words that every page may need. English is the source of the shape; the other languages must have all of it. */
export const en = {
  product: 'Openfloor',
  number,
  language: 'Language',
  close: 'Close',
  phase: {
    scheduled: 'Not open yet',
    gathering: 'Gathering ideas',
    live: 'Voting is open',
    paused: 'Paused',
    closed: 'Closed',
    archived: 'Closed',
  } satisfies Record<Phase, string> as Record<Phase, string>,
  /** @param ms time left */
  left: (ms: number): string => duration(ms, { second: 'second', seconds: 'seconds', day: 'day', days: 'days' }),
  here: (count: number) => `${number(count)} here`,
  emergency: 'Not watched for emergencies: call 911.',
  publicRecord: 'What is published here is a public record.',
  error: {
    title: { missing: 'There is nothing at this address', broken: 'Something went wrong here' },
    missing: 'The link may be old, or a letter may be missing. If you have a meeting code, type it here.',
    unknownMeeting: (code: string) => `No meeting has the code ${code}`,
    checkCode:
      'Please check the code on the screen in the room or in your invitation. Capital or small letters make no difference.',
    broken: 'It is not your fault. Nothing you sent was lost. Try again in a moment.',
    again: 'Try again',
    home: 'To the start',
  },
  code: { label: 'Meeting code', go: 'Join' },
};
export type CommonMessages = typeof en;
