import { describe, expect, it } from 'vitest';
import { piecesOf } from '../../src/lib/components/staff/desk/pieces.ts';
import { Selection } from '../../src/lib/components/staff/desk/selection.svelte.ts';
import type { Console } from '../../src/lib/components/staff/console.svelte.ts';
import { actionFor, type Press } from '../../src/lib/components/staff/keys.ts';
import type { CommandBody } from '../../src/lib/meeting/commands.ts';
import type { IdeaView } from '../../src/lib/meeting/view.ts';
import { moderator, resident, staff } from '../meeting/cast.ts';
import { ana, atWork, ME } from './queue-ground.ts';

const waiting = (desk: Console) => desk.piles.waiting.map(({ id }) => id);

describe('many at once', () => {
  const FOUR = ['one', 'two', 'three', 'four'];

  it('SC-100 a range begins where one began to choose, shrinks again, and leaves what was chosen apart', () => {
    const order = ['a', 'b', 'c', 'd', 'e'];
    const chosen = () => selection.of(order.map((id) => ({ id }))).map(({ id }) => id);
    const selection = new Selection();
    selection.toggle('a');
    selection.toggle('c');
    selection.extendTo('e', order);
    expect(chosen()).toEqual(['a', 'c', 'd', 'e']);
    selection.extendTo('d', order);
    expect(chosen()).toEqual(['a', 'c', 'd']);
    selection.keep((id) => id !== 'c');
    expect(chosen()).toEqual(['a', 'd']);
    selection.clear();
    selection.extendTo('b', order, 'a');
    expect(chosen()).toEqual(['a', 'b']);
    selection.all(order);
    expect(selection.size).toBe(5);
  });

  it('SC-101 one stroke is a command for each, moves on past all of them, and one undo brings them back', async () => {
    const { board, desk, answerAll } = atWork(FOUR);
    desk.selection.toggle('idea-1');
    desk.stretch(1);
    expect(desk.chosen.map(({ id }) => id)).toEqual(['idea-1', 'idea-2']);
    desk.decline(desk.chosen, 'unclear');
    expect(desk.selection.size).toBe(0);
    expect(desk.focusId).toBe('idea-3');
    expect(waiting(desk)).toEqual(['idea-3', 'idea-4']);
    expect(board.sent).toEqual(
      ['idea-1', 'idea-2'].map((ideaId) => ({ type: 'idea.screen', ideaId, reason: 'unclear', seen: 'waiting' }))
    );
    await board.answer();
    expect(desk.decisions.batch).toMatchObject({ done: 1, total: 2, over: false });
    await answerAll();
    expect(desk.decisions.batch).toMatchObject({ done: 2, over: true });
    desk.undo();
    expect(desk.focusId).toBe('idea-1');
    await answerAll();
    expect(waiting(desk)).toEqual(['idea-1', 'idea-2', 'idea-3', 'idea-4']);
  });

  it('SC-102 what was refused among many is listed with its reason, brought back, and is not undone', async () => {
    const { meeting, board, desk, answerAll } = atWork(FOUR);
    meeting.and(staff('moderator', 2), { type: 'idea.publish', ideaId: 'idea-2' });
    desk.selectAll();
    desk.judgeAll('hold', desk.chosen);
    await answerAll();
    const { batch } = desk.decisions;
    expect(batch?.refused).toMatchObject([{ ideaId: 'idea-2', text: 'two', code: 'already-decided' }]);
    expect(desk.piles.held.map(({ id }) => id)).toEqual(['idea-1', 'idea-3', 'idea-4']);
    expect(desk.piles.board.map(({ id }) => id)).toEqual(['idea-2']);
    const asked = board.sent.length;
    desk.undo();
    expect(board.sent.slice(asked).map((body) => 'ideaId' in body && body.ideaId)).toEqual([
      'idea-1',
      'idea-3',
      'idea-4',
    ]);
  });

  it('SC-103 what is offered for many says for how many of them it is possible', () => {
    const { meeting, board, desk } = atWork(FOUR);
    meeting.and(moderator, { type: 'idea.screen', ideaId: 'idea-1', reason: 'unclear' });
    meeting.and(resident(1), { type: 'idea.appeal', ideaId: 'idea-1', text: 'Please look again' });
    board.broadcast();
    desk.settle();
    desk.selectAll();
    const offered = Object.fromEntries(desk.forMany.map(({ what, ideas }) => [what, ideas.length]));
    expect(offered).toEqual({ publish: 4, hold: 3, refer: 4, decline: 4, restore: 1, merge: 3 });
  });

  it('SC-104 keys choose as in any list: space or C, with shift a range, Ctrl+A all, Escape none', () => {
    const press = (key: string, more: Partial<Press> = {}): Press => ({
      key,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      isComposing: false,
      repeat: false,
      defaultPrevented: false,
      ...more,
    });
    expect(actionFor(press('c'), false)).toBe('select');
    expect(actionFor(press(' '), false)).toBe('select');
    expect(actionFor(press(' '), false, true)).toBeNull();
    expect(actionFor(press('ArrowDown', { shiftKey: true, repeat: true }), false)).toBe('stretch-down');
    expect(actionFor(press('K', { shiftKey: true }), false)).toBe('stretch-up');
    expect(actionFor(press('a', { metaKey: true }), false)).toBe('all');
    expect(actionFor(press('p', { ctrlKey: true }), false)).toBeNull();
    expect(actionFor(press('Escape'), false)).toBe('clear');
    expect(actionFor(press('a', { ctrlKey: true }), true)).toBeNull();
  });

  it('SC-105 a long pile is made in pieces that together are the pile', () => {
    const ideas = Array.from({ length: 65 }, (_, n) => ({ id: `idea-${n}` }) as IdeaView);
    const pieces = piecesOf(ideas, 30);
    expect(pieces.flatMap((piece) => piece.ideas)).toEqual(ideas);
    expect(pieces.map((piece) => [piece.from, piece.has(64)])).toEqual([
      [0, false],
      [30, false],
      [60, true],
    ]);
    expect(piecesOf([])).toEqual([]);
  });

  it('SC-106 parts of a pile are those that have something in them, and one alone is shown', () => {
    const { desk } = atWork(['Call 555-010-1234', 'two', 'three']);
    expect(desk.facets).toEqual([['marked', 1]]);
    desk.showPart('marked');
    expect(desk.shown.map(({ id }) => id)).toEqual(['idea-1']);
    expect(desk.focusId).toBe('idea-1');
    desk.selectAll();
    expect(desk.chosen).toHaveLength(1);
    desk.showPart('marked');
    expect(desk.shown).toHaveLength(3);
    expect(desk.selection.size).toBe(0);
  });
});

describe('with colleagues', () => {
  it('SC-107 attention passes over what a colleague looks at, unless nothing else is left', () => {
    const { desk, colleagues } = atWork(['one', 'two', 'three']);
    colleagues.hear({ 'idea-2': [ana], 'idea-1': [{ id: ME, name: 'Me' }] });
    expect(colleagues.at('idea-1')).toEqual([]);
    desk.judge('hold');
    expect(desk.focusId).toBe('idea-3');
    desk.judge('hold');
    expect(desk.focusId).toBe('idea-2');
  });

  it('SC-108 who has just come begins where nobody is; nobody is moved while they read or work', () => {
    const { desk, colleagues } = atWork(['one', 'two', 'three']);
    expect(desk.focusId).toBe('idea-1');
    colleagues.hear({ 'idea-1': [ana] });
    desk.meet();
    expect(desk.focusId).toBe('idea-2');
    colleagues.hear({ 'idea-2': [ana] });
    desk.meet();
    expect(desk.focusId, 'it is being read').toBe('idea-2');
    desk.move(-1);
    colleagues.hear({ 'idea-1': [ana] });
    desk.meet();
    expect(desk.focusId, 'it was gone to').toBe('idea-1');
  });

  it('SC-109 a verdict that a colleague was faster about is told with what to do, and done only if one insists', async () => {
    const { meeting, board, desk, answerAll } = atWork(['one', 'two']);
    meeting.and(staff('moderator', 2), { type: 'idea.screen', ideaId: 'idea-1', reason: 'unclear' });
    desk.judge('publish');
    await answerAll();
    const { note } = desk;
    expect(note).toMatchObject({ kind: 'overtaken', what: 'publish', ideaId: 'idea-1' });
    expect(board.view.ideas['idea-1']).toMatchObject({ state: 'declined', decidedBy: ana.id });
    expect(desk.colleagues.nameOf(ana.id)).toBe('Ana');
    const before = board.view.ideas['idea-1'];
    if (note?.kind !== 'overtaken' || !before) throw new Error('it was overtaken');
    desk.decisions.insist(note.what, [{ body: note.meant, before }]);
    await answerAll();
    expect(board.view.ideas['idea-1']).toMatchObject({ state: 'published', decidedBy: ME });
    desk.undo();
    await answerAll();
    expect(board.view.ideas['idea-1']).toMatchObject({ state: 'declined', reason: 'unclear' });
  });

  it('SC-110 appeals against one’s own verdict come after all others where there is a colleague, and nowhere else', () => {
    const own: CommandBody = { type: 'idea.screen', ideaId: 'idea-1', reason: 'unclear' };
    const appealed = (known: (typeof ana)[]) => {
      const { meeting, board, desk } = atWork(['one', 'two', 'three'], known);
      meeting.and(moderator, own).and(staff('moderator', 2), { ...own, ideaId: 'idea-2' });
      for (const n of [1, 2]) {
        meeting.and(resident(n), { type: 'idea.appeal', ideaId: `idea-${n}`, text: 'Please look again' }).later(60_000);
      }
      board.broadcast();
      desk.settle();
      return desk;
    };
    const desk = appealed([ana]);
    expect(waiting(desk)).toEqual(['idea-2', 'idea-1', 'idea-3']);
    expect(desk.piles.waiting.map((idea) => desk.isAgainstMe(idea))).toEqual([false, true, false]);
    expect(waiting(appealed([]))).toEqual(['idea-1', 'idea-2', 'idea-3']);
  });

  it('SC-112 an answer to an appeal that is undone leaves it waiting as it was, still for whoever did not decline', async () => {
    const { meeting, board, desk, answerAll } = atWork(['one', 'two'], [ana]);
    meeting.and(staff('moderator', 2), { type: 'idea.screen', ideaId: 'idea-1', reason: 'unclear' });
    meeting.and(resident(1), { type: 'idea.appeal', ideaId: 'idea-1', text: 'Please look again' });
    board.broadcast();
    desk.settle();
    for (const decide of [
      () => desk.judge('publish', 'idea-1'),
      () => desk.decline(desk.piles.waiting.slice(0, 1), 'unclear'),
    ]) {
      decide();
      await answerAll();
      desk.undo();
      await answerAll();
      expect(board.view.ideas['idea-1']).toMatchObject({
        state: 'declined',
        appeal: { state: 'waiting' },
        against: ana.id,
      });
      expect(waiting(desk)).toEqual(['idea-1', 'idea-2']);
      expect(desk.piles.waiting.some((idea) => desk.isAgainstMe(idea))).toBe(false);
    }
  });
});
