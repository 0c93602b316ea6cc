import type { Store } from '../../db/store.ts';
import { parseMeetingId } from '../../src/lib/meeting/ids.ts';
import { Book } from '../hall/book.ts';
import { rowsOf } from '../progress/rows.ts';
import type { Terminal } from './usage.ts';

/**
 * `openfloor rebuild`: makes the rows of actions anew from the meetings' logs. The server may run meanwhile: what it writes
 * of a later version stays.
 * @returns whether every log could be read
 */
export async function rebuild(
  { log, directory }: Pick<Store, 'log' | 'directory'>,
  terminal: Terminal
): Promise<boolean> {
  let well = true;
  let [actions, of] = [0, 0];
  for (const { id, code, wipedAt } of await directory.meetings.list()) {
    const meeting = parseMeetingId(id);
    if (!meeting || wipedAt !== null) continue;
    try {
      const rows = rowsOf(meeting, await new Book(log, meeting).read(() => undefined));
      // Gone first: a row of what is not in the log any more would stay otherwise.
      await directory.actions.drop(id);
      await directory.actions.put(rows);
      actions += rows.length;
      of += 1;
    } catch (error) {
      well = false;
      terminal.out(`WRONG  ${code}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  terminal.out(`${actions} actions of ${of} meetings, made anew from their logs`);
  return well;
}
