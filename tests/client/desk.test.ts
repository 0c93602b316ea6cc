import { describe, expect, it } from 'vitest';
import { SAME_MOMENT } from '../../src/lib/components/staff/recent.ts';
import { Console } from '../../src/lib/components/staff/console.svelte.ts';
import type { RefusalCode } from '../../src/lib/meeting/refusals.ts';
import { moderator, resident, staff } from '../meeting/cast.ts';
import { given } from '../meeting/given.ts';
import { SlowBoard } from './slow-board.ts';

function atWork(role: 'moderator' | 'officer' = 'moderator', now = () => 0) {
  const meeting = given('live').published(1, 'The lights under the bridge are broken');
  for (const text of ['one', 'two', 'The light under the bridge is broken']) {
    meeting.and(resident(2), { type: 'idea.submit', text });
  }
  const board = new SlowBoard(meeting);
  const desk = new Console(() => board, role, { now });
  desk.settle();
  return { meeting, board, desk };
}
const waiting = (desk: Console) => desk.piles.waiting.map((idea) => idea.id);

describe('at the moderator’s desk', () => {
  it('SC-17 a verdict moves on to the next idea at once, and stays given until the board has it', async () => {
    const { board, desk } = atWork();
    expect(desk.focusId).toBe('idea-2');
    desk.judge('publish');
    expect(desk.focusId).toBe('idea-3');
    expect(waiting(desk)).toEqual(['idea-3', 'idea-4']);
    expect(desk.sending).toBe(1);
    await board.answer();
    expect(desk.sending).toBe(0);
    expect(waiting(desk)).toEqual(['idea-3', 'idea-4']);
    board.broadcast();
    desk.settle();
    expect(desk.piles.board.map((idea) => idea.id)).toContain('idea-2');
    expect(desk.note).toMatchObject({ kind: 'done', what: 'publish' });
  });

  it('SC-18 a refusal brings the idea back, says why, and leaves nothing to undo', async () => {
    const { meeting, board, desk } = atWork();
    meeting.and(staff('commander'), { type: 'meeting.close' }).and(staff('commander'), { type: 'meeting.archive' });
    desk.judge('hold');
    expect(waiting(desk)).not.toContain('idea-2');
    await board.answer();
    expect(waiting(desk)).toContain('idea-2');
    expect(desk.note).toMatchObject({ kind: 'refused', code: 'wrong-phase' satisfies RefusalCode, ideaId: 'idea-2' });
    desk.undo();
    expect(desk.note).toEqual({ kind: 'nothing' });
  });

  it('SC-19 an idea that somebody else decided about is left for the next one, with a note', () => {
    const { meeting, board, desk } = atWork();
    meeting.and(moderator, { type: 'idea.hold', ideaId: 'idea-2' });
    board.broadcast();
    desk.settle();
    expect(desk.focusId).toBe('idea-3');
    expect(desk.note).toEqual({ kind: 'elsewhere', state: 'held', ideaId: 'idea-2' });
  });

  it('SC-20 undo takes the verdicts given here back one by one, and returns to their ideas', async () => {
    const { board, desk } = atWork();
    desk.judge('hold');
    desk.judge('publish');
    for (let n = 0; n < 2; n += 1) await board.answer();
    board.broadcast();
    desk.settle();
    desk.undo();
    expect(desk.focusId).toBe('idea-3');
    expect(desk.pile).toBe('held');
    expect(desk.note).toMatchObject({ what: 'undo', held: true });
    desk.undo();
    expect(desk.focusId).toBe('idea-2');
    expect(desk.pile).toBe('waiting');
    expect(board.sent.slice(2)).toEqual([
      { type: 'idea.hold', ideaId: 'idea-3', seen: 'published' },
      { type: 'idea.restore', ideaId: 'idea-2', seen: 'held' },
    ]);
    for (let n = 0; n < 2; n += 1) await board.answer();
    board.broadcast();
    desk.settle();
    expect(waiting(desk)).toEqual(['idea-2', 'idea-4']);
  });

  it('SC-21 similar ideas are those on the board that it could be merged into, and a merge goes to the picked one', async () => {
    const { board, desk } = atWork();
    desk.focusOn('idea-4');
    expect(desk.similar.map(({ idea }) => idea.id)).toEqual(['idea-1']);
    const { focus } = desk;
    if (!focus) throw new Error('an idea has attention');
    desk.merge(focus, 'idea-1');
    await board.answer();
    board.broadcast();
    desk.settle();
    desk.focusOn('idea-1');
    expect(desk.mergedHere.map((idea) => idea.id)).toEqual(['idea-4']);
    expect(desk.similar).toEqual([]);
  });

  it('SC-25 a merge is offered into what is very close alone', () => {
    const { meeting, board, desk } = atWork();
    meeting.and(resident(3), { type: 'idea.submit', text: 'A light for the steps and a mailbox under the bridge' });
    board.broadcast();
    desk.settle();
    desk.focusOn('idea-4');
    expect(desk.similar).toMatchObject([{ idea: { id: 'idea-1' }, very: true }]);
    expect(desk.mergeTarget).toBe('idea-1');
    desk.focusOn('idea-5');
    expect(desk.similar).toMatchObject([{ idea: { id: 'idea-1' }, very: false }]);
    expect(desk.mergeTarget).toBeNull();
    desk.focusOn('idea-2');
    expect(desk.mergeTarget).toBeNull();
  });

  it('SC-26 what was merged into an idea speaks for it', async () => {
    const { meeting, board, desk } = atWork();
    meeting
      .and(moderator, { type: 'idea.merge', ideaId: 'idea-2', into: 'idea-1' })
      .and(resident(3), { type: 'idea.submit', text: 'Number one' });
    board.broadcast();
    desk.focusOn('idea-5');
    expect(desk.similar.map(({ idea }) => idea.id)).toEqual(['idea-1']);
  });

  it('SC-30 who was overruled in the same moment is told at once, and once', async () => {
    const { meeting, board, desk } = atWork();
    desk.judge('publish');
    await board.answer();
    meeting.and(moderator, { type: 'idea.screen', ideaId: 'idea-2', reason: 'unclear' });
    board.broadcast();
    desk.settle();
    expect(desk.note).toEqual({ kind: 'overruled', state: 'declined', ideaId: 'idea-2' });
    desk.judge('hold');
    await board.answer();
    board.broadcast();
    desk.settle();
    expect(desk.note).toMatchObject({ kind: 'done', what: 'hold' });
  });

  it('SC-30 the same state for another reason is another verdict', async () => {
    const { meeting, board, desk } = atWork();
    const { focus } = desk;
    if (!focus) throw new Error('an idea has attention');
    desk.decline(focus, 'unclear');
    await board.answer();
    meeting
      .and(moderator, { type: 'idea.restore', ideaId: 'idea-2' })
      .and(moderator, { type: 'idea.screen', ideaId: 'idea-2', reason: 'unrelated' });
    board.broadcast();
    desk.settle();
    expect(desk.note).toMatchObject({ kind: 'overruled', state: 'declined' });
  });

  it('SC-31 what a colleague decides later, or one takes back oneself, overrules nobody', async () => {
    let time = 0;
    const { meeting, board, desk } = atWork('moderator', () => time);
    const broadcast = () => {
      board.broadcast();
      desk.settle();
    };
    desk.judge('hold');
    await board.answer();
    broadcast();
    time = SAME_MOMENT + 1;
    broadcast();
    meeting.and(moderator, { type: 'idea.publish', ideaId: 'idea-2' });
    broadcast();
    expect(desk.note).toMatchObject({ kind: 'done', what: 'hold' });
    desk.judge('hold');
    await board.answer();
    desk.undo();
    await board.answer();
    broadcast();
    expect(desk.note).toMatchObject({ kind: 'done', what: 'undo' });
  });

  it('SC-22 an officer sees the board alone, and is offered the spotlight alone', () => {
    const { desk } = atWork('officer');
    expect(desk.pile).toBe('board');
    expect(desk.moderates).toBe(false);
    expect(desk.verdicts).toEqual(['spotlight']);
  });
});
