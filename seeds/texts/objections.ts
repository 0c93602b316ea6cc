import type { FlagReason } from '../../src/lib/meeting/flags.ts';

/** Asked to be looked at again by who wrote it: [beginning of the idea, why]. */
export const APPEALED: readonly (readonly [string, string])[] = [
  [
    'The walk signal at Alder',
    'I wrote to the city in spring and nobody came. An officer at the corner at eight would help until then.',
  ],
];

/** Reported by others: [beginning of the idea, why]. */
export const REPORTED: readonly (readonly [string, FlagReason])[] = [
  ['Men block the entrance of the laundromat', 'unsafe'],
];
