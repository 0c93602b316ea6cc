import type { Sink } from './broadcaster.ts';

/** Broadcasts go to nobody. */
export const NOBODY: Sink = {
  delta() {},
  self() {},
  watches: () => false,
  participants: () => [],
  viewers: () => 0,
  people: () => 0,
};
