import type { Store } from '../../db/store.ts';
import type { MeetingId } from '../../src/lib/meeting/ids.ts';
import { Book } from '../hall/book.ts';
import { rowsOf } from './rows.ts';

/**
 * Makes the rows of a meeting's actions anew from its log. @returns how many there are
 * @throws BrokenLog if it cannot be folded; the rows are as they were then
 */
export async function remakeRows(
  { log, directory }: Pick<Store, 'log' | 'directory'>,
  meeting: MeetingId
): Promise<number> {
  const rows = rowsOf(meeting, await new Book(log, meeting).read(() => undefined));
  // Gone first: a row of what is not in the log any more would stay otherwise.
  await directory.actions.drop(meeting);
  await directory.actions.put(rows);
  return rows.length;
}
