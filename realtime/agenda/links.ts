import { parseCommandId, parseMeetingId } from '../../src/lib/meeting/ids.ts';
import { LINKS_LIMIT } from '../../src/lib/meeting/agenda-links.ts';
import { systemChance, type Halls } from '../halls.ts';

/** Tells a meeting's Hall which ideas its agenda takes up. */
export function linksOf(halls: Pick<Halls, 'byId'>): (meeting: string, ideas: readonly string[]) => Promise<void> {
  return async (meeting, ideas) => {
    const [id, commandId] = [parseMeetingId(meeting), parseCommandId(systemChance.id())];
    if (!id || !commandId) throw new Error(`no usable id for meeting ${meeting}`);
    const hall = await halls.byId(id);
    const ideaIds = ideas.slice(0, LINKS_LIMIT);
    const ack = await hall.submit({ role: 'system' }, { type: 'agenda.link', ideaIds, id: commandId });
    if (!ack.ok) throw new Error(`refused: ${ack.code}`);
  };
}
