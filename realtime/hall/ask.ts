import type { Actor } from '../../src/lib/meeting/actors.ts';
import type { Command } from '../../src/lib/meeting/commands.ts';
import type { Ack } from '../../src/lib/protocol/board.ts';

/** A command on its way through the Hall. */
export interface Ask {
  readonly actor: Actor;
  readonly command: Command;
  /** It passed its limit: deciding it again after a lost race does not count twice. */
  admitted: boolean;
  readonly answer: (ack: Ack) => void;
}
