import type { Pictures } from '../../db/store.ts';
import type { Actor } from '../../src/lib/meeting/actors.ts';
import { mayDo } from '../../src/lib/meeting/authority.ts';
import type { Command } from '../../src/lib/meeting/commands.ts';
import { refuse } from '../../src/lib/meeting/refusals.ts';
import type { Ack } from '../../src/lib/protocol/board.ts';
import type { Hall } from '../hall/hall.ts';

type Updating = Extract<Command, { type: 'action.update' }>;

/** Whether these were all brought to this meeting. */
export async function broughtTo(
  pictures: Pick<Pictures, 'list'>,
  meeting: string,
  cited: Updating['pictures'] = []
): Promise<boolean> {
  if (cited.length === 0) return true;
  const brought = new Set((await pictures.list(meeting)).map(({ id }) => id));
  return cited.every(({ id }) => brought.has(id));
}

/** An update that shows pictures; `bad-input` if one of them was not brought to this meeting. */
export async function reportWithPictures(
  pictures: Pick<Pictures, 'list'>,
  hall: Pick<Hall, 'meeting' | 'submit'>,
  actor: Actor,
  command: Updating
): Promise<Ack> {
  const mayEver = mayDo(actor.role, 'action.update', 'closed') === 'yes';
  const inOrder = !mayEver || (await broughtTo(pictures, hall.meeting, command.pictures));
  return inOrder ? hall.submit(actor, command) : refuse('bad-input');
}
