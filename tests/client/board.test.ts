import { describe, expect, it } from 'vitest';
import { idea, pageOn, paintOf, viewOf } from './world.ts';

const first = () => paintOf(viewOf([idea('one'), idea('two')], { one: 5 }));
const delta = (from: number, to: number, puts: Record<string, unknown> = {}, deletes: string[] = []) => ({
  from,
  to,
  puts,
  deletes,
});

describe('a board that follows its meeting', () => {
  it('CL-01 a delta that follows on the version held is applied', () => {
    const { server, board } = pageOn(first());
    server.say('delta', delta(10, 12, { 'votes/one': 6 }, ['ideas/two']));
    expect(board.version).toBe(12);
    expect(board.votesOf('one')).toBe(6);
    expect(Object.keys(board.view.ideas)).toEqual(['one']);
  });

  it('CL-09 counts change in place, also those of the room; what is held stands still', () => {
    const { server, board } = pageOn(first());
    const { votes, inRoom } = board.view;
    server.say('delta', delta(10, 11, { 'votes/two': 1, 'inRoom/one': 3, 'inRoom/two': 1 }));
    expect([board.view.votes, board.view.inRoom]).toEqual([
      { one: 5, two: 1 },
      { one: 3, two: 1 },
    ]);
    expect([board.view.votes === votes, board.view.inRoom === inRoom]).toEqual([true, true]);
    board.held = true;
    server.say('delta', delta(11, 12, { 'inRoom/one': 4 }, ['inRoom/two']));
    expect(board.view.inRoom).toEqual({ one: 3, two: 1 });
    board.held = false;
    expect(board.view.inRoom).toEqual({ one: 4 });
  });

  it('CL-02 a delta that is known already changes nothing', () => {
    const { server, board } = pageOn(first());
    server.say('delta', delta(10, 12, { 'votes/one': 6 }));
    server.say('delta', delta(10, 11, { 'votes/one': 1 }));
    server.say('delta', delta(12, 12, { 'votes/one': 1 }));
    expect(board.votesOf('one')).toBe(6);
    expect(server.resyncs).toEqual([]);
  });

  it('CL-03 a gap changes nothing and asks once for what is missing, however many deltas follow it', () => {
    const { server, board } = pageOn(first());
    server.say('delta', delta(11, 12, { 'votes/one': 7 }));
    server.say('delta', delta(12, 13, { 'votes/one': 8 }));
    expect(board.votesOf('one')).toBe(5);
    expect(server.resyncs).toEqual([10]);

    server.say('delta', delta(10, 13, { 'votes/one': 8 }));
    expect(board.votesOf('one')).toBe(8);
    server.say('delta', delta(15, 16));
    expect(server.resyncs, 'a later gap is another one').toEqual([10, 13]);
  });

  it('CL-04 a snapshot replaces everything, also with an older version, and sets the clock right', () => {
    const { server, board, world } = pageOn(first());
    const view = viewOf([idea('three')], { three: 1 });
    const self = { votes: { three: true }, ideas: {}, budget: null };
    server.say('snapshot', { version: 4, view, self, now: world.time + 90_000 });
    expect(board.version).toBe(4);
    expect(board.view).toEqual(view);
    expect(board.backs('three')).toBe(true);
    expect(board.now()).toBe(world.time + 90_000);
  });

  it('CL-05 private changes older than what is known are ignored', () => {
    const { server, board } = pageOn(first());
    server.say('self', { version: 12, puts: { 'votes/one': true }, deletes: [] });
    server.say('self', { version: 11, puts: {}, deletes: ['votes/one'] });
    expect(board.backs('one')).toBe(true);
  });

  it('CL-06 a message whose envelope makes no sense changes nothing', () => {
    const { server, board } = pageOn(first());
    const before = board.view;
    for (const raw of [null, 7, 'delta', [], {}, { from: 10 }, { from: 10, to: '11', puts: {}, deletes: [] }]) {
      for (const event of ['snapshot', 'delta', 'self', 'here', 'goodbye', 'something new']) server.say(event, raw);
    }
    server.say('delta', { from: 10, to: 11, puts: {}, deletes: [7] });
    server.say('snapshot', { version: 11, now: 0, view: { ideas: {} }, self: { votes: {}, ideas: {} } });
    expect(board.view).toBe(before);
    expect(board.here).toBe(3);
    expect(board.version).toBe(10);
  });

  it('CL-07 each connection goes on from the version held by then', () => {
    const { server, world } = pageOn(first());
    server.say('delta', delta(10, 14));
    server.drop();
    world.pass(60_000);
    server.accept();
    expect(server.sinces).toEqual([10, 14]);
  });

  it('CL-08 while updates are held the page stands still, and then catches up in one step', () => {
    const { server, board, vote } = pageOn(first());
    board.held = true;
    server.say('delta', delta(10, 11, { 'votes/one': 9 }));
    void vote('two', true);
    expect([board.votesOf('one'), board.votesOf('two')], 'what I do myself still shows').toEqual([5, 1]);
    server.ack(0, 12);
    server.say('delta', delta(11, 12, { 'votes/two': 1 }));
    expect(board.votesOf('two')).toBe(1);
    board.held = false;
    expect([board.version, board.votesOf('one'), board.votesOf('two')]).toEqual([12, 9, 1]);
    expect(server.resyncs).toEqual([]);
  });
});

describe('a connection that comes and goes', () => {
  it('CL-10 a lost connection is mentioned after five seconds only, and no longer once it is back', () => {
    const { server, board, world } = pageOn(first());
    server.drop();
    world.pass(4_999);
    expect(board.status).toBe('live');
    world.pass(1);
    expect(board.status).toBe('reconnecting');
    server.accept();
    expect(board.status).toBe('live');
  });

  it('CL-11 a connection that keeps failing is mentioned although each attempt is young', () => {
    const { server, board, world } = pageOn(first(), { connect: false });
    for (let second = 0; second < 6; second += 1) {
      server.drop();
      world.pass(1_000);
    }
    expect(board.status).toBe('reconnecting');
  });

  it('CL-12 after waking up it connects at once, or asks and starts afresh if no answer comes', () => {
    const { server, board, world } = pageOn(first());
    board.wake();
    expect(server.resyncs).toEqual([10]);
    server.say('delta', delta(10, 10));
    world.pass(10_000);
    expect(server.attempts, 'an answer came').toBe(1);

    board.wake();
    world.pass(1_000);
    expect(server.attempts, 'none came within a second').toBe(2);
    server.accept();
    server.drop();
    board.wake();
    expect(server.attempts, 'not connected').toBe(3);
    world.pass(500);
    expect(server.attempts, 'and the attempt that was planned is off').toBe(3);
  });

  it('CL-13 who is not welcome, or was signed out, does not come back; who was too slow does', () => {
    const gone = pageOn(first());
    gone.server.say('goodbye', { reason: 'signed-out' });
    gone.server.drop();
    gone.world.pass(600_000);
    expect([gone.board.ending, gone.server.attempts]).toEqual(['signed-out', 1]);

    const unwelcome = pageOn(first(), { connect: false });
    unwelcome.server.refuse('unknown-meeting');
    unwelcome.world.pass(600_000);
    expect([unwelcome.board.ending, unwelcome.server.attempts]).toEqual(['unknown-meeting', 1]);

    for (const trouble of ['slow', 'stopping']) {
      const { server, world, board } = pageOn(first());
      server.say('goodbye', { reason: trouble });
      server.drop();
      world.pass(30_000);
      expect([board.ending, server.attempts > 1]).toEqual([null, true]);
    }
    const busy = pageOn(first(), { connect: false });
    busy.server.refuse('busy');
    busy.world.pass(30_000);
    expect(busy.server.attempts).toBeGreaterThan(1);
  });

  it('CL-16 a server that is too busy is asked again when it said, not before, and it shows until when', () => {
    const { server, board, world } = pageOn(first(), { connect: false });
    server.refuse('busy', 7_000);
    expect(board.fullUntil).toBe(board.now() + 7_000);
    world.pass(6_999);
    board.wake();
    expect(server.attempts, 'not by looking at the page either').toBe(1);
    world.pass(1);
    expect(server.attempts).toBe(2);
    server.refuse('busy', 9_000);
    world.pass(9_000);
    expect(server.attempts).toBe(3);
    server.accept();
    expect([board.fullUntil, board.status]).toEqual([null, 'live']);
    server.drop();
    board.wake();
    expect(server.attempts, 'and that is over').toBe(4);
  });

  it('CL-17 a server that lets everybody in and falls over is asked less and less often', () => {
    const { server, world } = pageOn(first());
    const waits: number[] = [];
    for (let n = 1; n < 6; n += 1) {
      server.drop();
      const since = world.time;
      while (server.attempts === n) world.pass(100);
      waits.push(world.time - since);
      server.accept();
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
    world.pass(5_000);
    server.drop();
    world.pass(1_000);
    expect(server.attempts, 'once it stays, everything is as before').toBe(7);
  });

  it('CL-18 several signs of waking up are one attempt, and one that hangs is given up', () => {
    const { server, board, world } = pageOn(first(), { connect: false });
    for (let n = 0; n < 3; n += 1) board.wake();
    expect(server.attempts).toBe(1);
    world.pass(800);
    for (let n = 0; n < 3; n += 1) board.wake();
    expect(server.attempts).toBe(2);
  });

  it('CL-14 a page that was left does nothing more', () => {
    const { server, world, leave } = pageOn(first());
    leave();
    world.pass(600_000);
    expect([server.connected, server.attempts]).toEqual([false, 1]);
  });
});
