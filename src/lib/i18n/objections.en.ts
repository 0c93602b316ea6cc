import type { FlagReason } from '../meeting/flags.ts';

const FLAGS: Readonly<Record<FlagReason, string>> = {
  'personal-data': 'tells who somebody is or how to find them',
  abuse: 'insults or threatens',
  unsafe: 'puts somebody in danger',
  other: 'another reason',
};

/** What staff reads of appeals and reports. */
export const en = {
  appeal: {
    waiting: 'Its writer asks you to look again',
    granted: 'Appealed, and taken up',
    upheld: 'Appealed, and the verdict stands',
  },
  reported: 'Residents say that this should not be here',
  reportedFor: (count: number, reason: FlagReason) => `${FLAGS[reason]} (${count})`,
  keep: 'Leave it there',
  tag: { appeal: 'Appeal', reported: 'Reported' },
};
