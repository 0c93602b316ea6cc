import { duration } from './duration.ts';
import type { Phase } from '../meeting/state.ts';

const format = new Intl.NumberFormat('en-US');
const number = (value: number) => format.format(value);

/** Words that every page may need. English is the source of the shape; the other languages must have all of it. */
export const en = {
  product: 'Openfloor',
  number,
  progress: 'Progress',
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
};
export type CommonMessages = typeof en;
