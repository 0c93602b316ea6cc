import type { Command } from '../meeting/commands.ts';
import type { Accepted } from '../protocol/board.ts';
import type { RefusedCommand } from './kept.ts';
import type { LaneOf } from './sender.ts';
import type { Surroundings } from './surroundings.ts';

export interface OutboxOptions {
  readonly around: Surroundings;
  /** Prefix of what is kept across reloads, one per meeting; null: nothing is kept (staff's verdicts are not). */
  readonly keepAs: string | null;
  /** Mark of the person at this page: what somebody else did here is theirs to send, and not done in this one's name. */
  readonly by?: string | undefined;
  /** What may be on its way beside what; absent: votes beside all else. */
  readonly laneOf?: LaneOf | undefined;
  /** A command was accepted; called before it leaves `waiting`. */
  readonly accepted: (command: Command, ack: Accepted) => void;
  readonly refused: (refused: RefusedCommand) => void;
}
