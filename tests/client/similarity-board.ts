import { NEW_IDEAS } from '../../seeds/texts/newcomers.ts';
import { ON_THE_BOARD } from '../../seeds/texts/board.ts';

/** The demo's board. */
export const MORE: readonly string[] = [
  ...Object.values(NEW_IDEAS).flat(),
  ...Object.values(ON_THE_BOARD).flatMap((ideas) => ideas.map(([, text]) => text)),
];
