import { describe, expect, it } from 'vitest';
import { idea, pageOn, paintOf, viewOf } from './world.ts';

const first = (self = {}) => paintOf(viewOf([idea('one'), idea('two')], { one: 5 }), self);
const delta = (from: number, to: number, puts: Record<string, unknown> = {}, deletes: string[] = []) => ({
  from,
  to,
  puts,
  deletes,
});

describe('a vote that answers at once', () => {
  it('CL-20 it shows before anything was sent, and is counted once, whichever of ack, delta and self comes first', () => {
    const ack = (page: ReturnType<typeof pageOn>) => page.server.ack(0, 11);
    const broadcast = (page: ReturnType<typeof pageOn>) => page.server.say('delta', delta(10, 11, { 'votes/one': 6 }));
    const own = (page: ReturnType<typeof pageOn>) =>
      page.server.say('self', { version: 11, puts: { 'votes/one': true }, deletes: [] });
    const orders = [
      [ack, broadcast, own],
      [ack, own, broadcast],
      [own, broadcast, ack],
      [own, ack, broadcast],
    ];
    for (const order of orders) {
      const page = pageOn(first());
      const counts = [page.board.votesOf('one')];
      void page.vote('one', true);
      counts.push(page.board.votesOf('one'));
      for (const step of order) {
        step(page);
        counts.push(page.board.votesOf('one'));
      }
      expect(counts).toEqual([5, 6, 6, 6, 6]);
      expect(page.board.backs('one')).toBe(true);
    }
  });

  it('CL-21 taking back shows at once and is counted once', () => {
    const { board, server, vote } = pageOn(first({ votes: { one: true } }));
    expect(board.votesOf('one')).toBe(5);
    void vote('one', false);
    expect([board.backs('one'), board.votesOf('one')]).toEqual([false, 4]);
    server.ack(0, 11);
    expect([board.backs('one'), board.votesOf('one')]).toEqual([false, 4]);
    server.say('delta', delta(10, 11, { 'votes/one': 4 }));
    expect(board.votesOf('one')).toBe(4);
  });

  it('CL-22 on and off and on again in one breath ends where the thumb ended, and never shows another number', () => {
    const { board, server, vote } = pageOn(first());
    const shown: number[] = [];
    const see = () => shown.push(board.votesOf('one'));
    void vote('one', true);
    see();
    void vote('one', false);
    see();
    void vote('one', true);
    see();
    server.ack(0, 11);
    see();
    server.say('delta', delta(10, 11, { 'votes/one': 6 }));
    see();
    expect(server.sent.map(({ command }) => 'on' in command && command.on)).toEqual([true, true]);
    server.ack(1, 12);
    see();
    server.say('delta', delta(11, 12, { 'votes/one': 6 }));
    see();
    expect(shown).toEqual([6, 5, 6, 6, 6, 6, 6]);
  });

  it('CL-23 a refused vote is taken off again, and the refusal is there to be explained', async () => {
    const { board, server, vote } = pageOn(first());
    const answer = vote('two', true);
    server.refuseCommand(0, 'closed');
    expect([board.backs('two'), board.votesOf('two')]).toEqual([false, 0]);
    expect(board.refused?.code).toBe('closed');
    expect(await answer).toMatchObject({ ok: false, code: 'closed' });
  });

  it('CL-24 a vote on an idea that was merged is a vote on what it was merged into', () => {
    const merged = idea('two', { state: 'merged', mergedInto: 'one' });
    const { board, server, vote } = pageOn(
      paintOf(viewOf([idea('one'), merged], { one: 5 }), { votes: { two: true } })
    );
    expect([board.backs('one'), board.votesOf('one')]).toEqual([true, 5]);
    void vote('one', false);
    server.ack(0, 11);
    server.say('delta', delta(10, 11, { 'votes/one': 4 }));
    expect([board.backs('one'), board.votesOf('one'), board.self.votes]).toEqual([false, 4, {}]);
  });

  it('CL-25 a budget counts what is asked for, before and after the answer', () => {
    const { board, server, vote } = pageOn(first({ budget: { used: 1, of: 3 } }));
    expect(board.votesLeft).toBe(2);
    void vote('one', true);
    expect(board.votesLeft).toBe(1);
    server.ack(0, 11);
    expect(board.votesLeft).toBe(1);
    server.say('self', { version: 11, puts: { 'votes/one': true, budget: { used: 2, of: 3 } }, deletes: [] });
    expect(board.votesLeft).toBe(1);
    expect(pageOn(first()).board.votesLeft).toBe(null);
  });
});
