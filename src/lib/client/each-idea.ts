import type { LaneOf } from './sender.ts';
import { ideaOf } from './kept.ts';

/**
 * For whoever decides about many ideas at one stroke: verdicts on different ideas need not wait for each other's answers,
 * so that fifty of them take a few round trips. About one idea, what was done first is still sent first.
 */
export const eachIdea: LaneOf = (command) => {
  const ideaId = command.type.startsWith('idea.') ? ideaOf(command) : undefined;
  return ideaId === undefined ? 'others' : `ideas/${ideaId}`;
};
