import type { Store } from '../../db/store.ts';
import { parseMeetingId } from '../../src/lib/meeting/ids.ts';
import { Book } from '../hall/book.ts';
import type { Terminal } from './usage.ts';

/**
 * `openfloor verify`: reads every meeting's log from its beginning and folds it, as a server does that starts.
 * @returns whether every log is whole
 */
export async function verify(store: Store, terminal: Terminal): Promise<boolean> {
  let well = true;
  const meetings = await store.directory.meetings.list();
  for (const { id, code, title } of meetings) {
    const meeting = parseMeetingId(id);
    try {
      if (!meeting) throw new Error('its id is not one');
      const state = await new Book(store.log, meeting).read(() => {});
      if (state.code !== code) throw new Error(`its log is that of ${state.code || 'no meeting'}`);
      terminal.out(`ok     ${code}  ${state.version} events, ${state.ideas.size} ideas  ${title}`);
    } catch (error) {
      well = false;
      terminal.out(`WRONG  ${code}  ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (meetings.length === 0) terminal.out('There are no meetings yet.');
  return well;
}
