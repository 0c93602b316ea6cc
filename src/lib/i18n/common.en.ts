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
  left: (ms: number): string => {
    const seconds = Math.max(0, Math.ceil(ms / 1000));
    if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`;
    const minutes = Math.ceil(seconds / 60);
    if (minutes < 60) return `${minutes}\u00A0min`;
    const hours = Math.floor(minutes / 60);
    const rest = minutes % 60;
    if (hours < 24) return rest === 0 ? `${hours}\u00A0h` : `${hours}\u00A0h\u00A0${rest}\u00A0min`;
    const days = Math.floor(hours / 24);
    return days === 1 ? '1 day' : `${days} days`;
  },
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
