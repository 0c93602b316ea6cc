import { Colleagues } from '../../src/lib/components/staff/desk/colleagues.svelte.ts';
import { Console } from '../../src/lib/components/staff/console.svelte.ts';
import { resident } from '../meeting/cast.ts';
import { given } from '../meeting/given.ts';
import { SlowBoard } from './slow-board.ts';

export const ME = 'moderator-id-1';
export const ana = { id: 'moderator-id-2', name: 'Ana' };

/** A moderator at a queue of these ideas, over a slow line. */
export function atWork(texts: readonly string[], known = [ana]) {
  const meeting = given('live');
  for (const [n, text] of texts.entries()) meeting.and(resident(n + 1), { type: 'idea.submit', text });
  const board = new SlowBoard(meeting);
  const colleagues = new Colleagues(ME, [{ id: ME, name: 'Me' }, ...known]);
  const desk = new Console(() => board, 'moderator', { now: () => 0, colleagues });
  desk.settle();
  const answerAll = async () => {
    for (let n = board.unanswered; n > 0; n -= 1) await board.answer();
    board.broadcast();
    desk.settle();
  };
  return { meeting, board, desk, colleagues, answerAll };
}
