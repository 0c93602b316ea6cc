import type { BoardAnswer } from '../protocol/api.ts';
import type { Replica } from './replica.ts';
import type { Surroundings } from './surroundings.ts';

/** How soon it is asked for again, in ms: at first, and at most. */
const AGAIN_MS = 2_000;
const AGAIN_AT_MOST_MS = 30_000;

/** Asks for a whole board. Throws if there is no telling; that is for `fetchWhole` to mend. */
export type AskBoard = (code: string) => Promise<BoardAnswer>;

/** Over HTTP: compressed on its way, in one piece, and beside the connection instead of before everything on it. */
export const askBoard: AskBoard = async (code) => {
  const answer = await fetch(`/api/meetings/${code}/board`, { priority: 'low' });
  if (!answer.ok) throw new Error(`the board was not given: ${answer.status}`);
  // From our own server; the page was made from the same.
  return (await answer.json()) as BoardAnswer;
};

/**
 * Fetches all of a board of which this page has a part, until it fits; or until it came another way, or nobody wants it.
 * @param gone the page is
 */
export async function fetchWhole(
  ask: AskBoard,
  code: string,
  around: Pick<Surroundings, 'after'>,
  replica: Replica,
  gone: () => boolean
): Promise<void> {
  for (let wait = AGAIN_MS; !replica.whole && !gone(); wait = Math.min(2 * wait, AGAIN_AT_MOST_MS)) {
    try {
      if (replica.fill(await ask(code))) return;
    } catch {
      // No network, or a busy server: again, later.
    }
    await new Promise<void>((resolve) => around.after(wait, resolve));
  }
}
