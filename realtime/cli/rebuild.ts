import type { Store } from '../../db/store.ts';
import { parseMeetingId } from '../../src/lib/meeting/ids.ts';
import { remakeRows } from '../progress/remake.ts';
import type { Terminal } from './usage.ts';

/**
 * `openfloor rebuild`: makes the rows of actions anew from the meetings' logs. The server may run meanwhile: what it writes
 * of a later version stays.
 * @returns whether every log could be read
 */
export async function rebuild(store: Pick<Store, 'log' | 'directory'>, terminal: Terminal): Promise<boolean> {
  let well = true;
  let [actions, of] = [0, 0];
  for (const { id, code, wipedAt } of await store.directory.meetings.list()) {
    const meeting = parseMeetingId(id);
    if (!meeting || wipedAt !== null) continue;
    try {
      actions += await remakeRows(store, meeting);
      of += 1;
    } catch (error) {
      well = false;
      terminal.out(`WRONG  ${code}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  terminal.out(`${actions} actions of ${of} meetings, made anew from their logs`);
  return well;
}
