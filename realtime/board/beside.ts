import type { Store } from '../../db/store.ts';
import type { Actor } from '../../src/lib/meeting/actors.ts';
import type { Command } from '../../src/lib/meeting/commands.ts';
import { refuse } from '../../src/lib/meeting/refusals.ts';
import type { Ack } from '../../src/lib/protocol/board.ts';
import type { Publishing } from '../agenda/publishing/publishing.ts';
import { BUSY_RETRY_MS } from '../hall/bounds.ts';
import { reportWithPictures } from '../progress/reporting.ts';
import type { RoomCodes } from './room-code.ts';
import type { Visitor } from './visitor.ts';

export interface BesidePorts {
  readonly roomCodes: RoomCodes;
  readonly publishing: Pick<Publishing, 'publish'>;
  readonly pictures: Pick<Store['pictures'], 'list'>;
  readonly report: (what: string, error: unknown) => void;
}

/**
 * Commands for which more must be known than a meeting knows: the code on the screen in the room, what is written in the
 * agenda, and which pictures were brought.
 * @returns false if it is none of them, and nothing was done
 */
export function askBeside(
  { roomCodes, publishing, pictures, report }: BesidePorts,
  { hall, cameAt }: Pick<Visitor, 'hall' | 'cameAt'>,
  actor: Actor,
  command: Command,
  reply: (ack: Ack) => void
): boolean {
  const ask = () => {
    if (command.type === 'room.enter' && actor.role === 'resident')
      return roomCodes.ask(hall, actor.participant, command, cameAt);
    if (command.type === 'action.update' && command.pictures) return reportWithPictures(pictures, hall, actor, command);
    return command.type === 'agenda.publish' ? publishing.publish(hall, actor, command) : null;
  };
  const asked = ask();
  asked?.then(reply, (error: unknown) => {
    report(`${command.type} could not be asked`, error);
    reply(refuse('unavailable', BUSY_RETRY_MS));
  });
  return asked !== null;
}
