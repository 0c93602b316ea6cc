import { describe, expect, it } from 'vitest';
import { Board } from '../../src/lib/client/board.svelte.ts';
import type { BoardAnswer } from '../../src/lib/protocol/api.ts';
import { FakeServer, idea, paintOf, viewOf, World } from './world.ts';

const ALL = [idea('a', { order: 1 }), idea('b', { order: 2 }), idea('c', { order: 3 })];
const PART = { ...paintOf(viewOf(ALL.slice(0, 1), { a: 5 })), page: { number: 1, of: 3 } };
const whole = (version: number, votes: Record<string, number> = { a: 5, b: 2 }): BoardAnswer => ({
  version,
  view: viewOf(ALL, votes),
});

/** A page on a part of a board; the test answers what it asks for. */
function partly() {
  const world = new World();
  const server = new FakeServer();
  const asked: { answer: (board: BoardAnswer) => void; fail: () => void }[] = [];
  const ask = () =>
    new Promise<BoardAnswer>((answer, reject) => asked.push({ answer, fail: () => reject(new Error('no network')) }));
  const board = new Board({ code: 'ELM204', audience: 'public', first: PART, around: world, open: server.open, ask });
  const leave = board.connect();
  server.accept();
  const settled = () => new Promise<void>((done) => setImmediate(done));
  return { world, server, asked, board, leave, settled };
}

describe('a page on a part of a board', () => {
  it('RD-02 takes the whole, with what happened since it was asked for', async () => {
    const { board, server, asked, settled } = partly();
    expect([board.whole, server.sinces]).toEqual([false, [10]]);
    server.say('delta', { from: 10, to: 12, puts: { 'votes/a': 6, 'votes/b': 3 }, deletes: [] });
    server.say('delta', { from: 12, to: 13, puts: { 'votes/c': 1 }, deletes: ['votes/a'] });
    asked[0]!.answer(whole(12, { a: 6, b: 3 }));
    await settled();
    expect([board.whole, board.version]).toEqual([true, 13]);
    expect(Object.keys(board.view.ideas)).toEqual(['a', 'b', 'c']);
    expect(board.view.votes).toEqual({ b: 3, c: 1 });
  });

  it('RD-02 takes a whole that is newer than all it has, and goes on from there', async () => {
    const { board, server, asked, settled } = partly();
    asked[0]!.answer(whole(20));
    await settled();
    server.say('delta', { from: 14, to: 20, puts: { 'votes/a': 1 }, deletes: [] });
    expect([board.version, board.view.votes.a]).toEqual([20, 5]);
    server.say('delta', { from: 20, to: 21, puts: { 'votes/a': 9 }, deletes: [] });
    expect([board.version, board.view.votes.a]).toEqual([21, 9]);
  });

  it('RD-02 asks again if it could not be had or does not fit, and not if it came by itself', async () => {
    const { board, server, asked, world, settled } = partly();
    asked[0]!.fail();
    await settled();
    world.pass(2_000);
    await settled();
    server.say('delta', { from: 10, to: 14, puts: {}, deletes: [] });
    asked[1]!.answer(whole(12));
    await settled();
    expect([board.whole, board.version]).toEqual([false, 14]);
    world.pass(4_000);
    await settled();
    expect(asked).toHaveLength(3);
    const { self } = PART;
    server.say('snapshot', { version: 15, view: whole(15).view, self, now: 0 });
    expect([board.whole, board.version]).toEqual([true, 15]);
    asked[2]!.answer(whole(14, {}));
    await settled();
    expect([board.version, board.view.votes]).toEqual([15, { a: 5, b: 2 }]);
    world.pass(60_000);
    expect(asked).toHaveLength(3);
  });

  it('RD-02 a page that was left asks for nothing more', async () => {
    const { leave, asked, world, settled } = partly();
    leave();
    asked[0]!.fail();
    await settled();
    world.pass(60_000);
    await settled();
    expect(asked).toHaveLength(1);
  });
});
