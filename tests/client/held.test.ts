import { describe, expect, it } from 'vitest';
import { Line } from '../../src/lib/client/line.ts';
import { idea, pageOn, paintOf, viewOf, World, Disk } from './world.ts';

/** What was written before it could be looked at, and a network that the browser knows to be gone. */

const first = () => paintOf(viewOf([idea('one')]));
const never = () => false;

describe('what is held back', () => {
  it('CL-86 does not go out, lets others pass, and goes once it may', () => {
    const { board, server, submit, vote } = pageOn(first());
    board.outbox.mayGo = ({ type }) => type !== 'idea.submit';
    void submit('A lamp');
    void vote('one', true);
    void board.send({ type: 'idea.flag', ideaId: 'one', reason: 'other' });
    expect(server.sent.map(({ command }) => command.type)).toEqual(['vote.set']);
    expect(board.outbox.held).toMatchObject([{ text: 'A lamp' }]);
    board.outbox.mayGo = () => true;
    board.outbox.release();
    expect(server.sent.map(({ command }) => command.type)).toEqual(['vote.set', 'idea.submit']);
    expect(board.outbox.held).toEqual([]);
  });

  it('CL-86 stays held across a reload, and what was let go is not held again', () => {
    const disk = new Disk();
    const page = pageOn(first(), { world: new World(disk.tab()), connect: false });
    void page.submit('Let go');
    page.board.outbox.mayGo = never;
    void page.submit('Held');
    page.leave();
    const { board, server } = pageOn(first(), { world: new World(disk.tab(), 'second-page') });
    expect(board.outbox.held).toMatchObject([{ text: 'Held' }]);
    expect(server.sent).toMatchObject([{ command: { text: 'Let go' } }]);
  });

  it('CL-87 can be taken back, by the tab in which it was written for all of them', () => {
    const disk = new Disk();
    const one = pageOn(first(), { world: new World(disk.tab()), connect: false });
    const other = pageOn(first(), { world: new World(disk.tab(), 'other'), connect: false });
    one.board.outbox.mayGo = never;
    void one.submit('Help, somebody is hurt');
    expect(other.board.outbox.held).toHaveLength(1);
    one.board.outbox.takeBack(one.board.waiting[0]!.id);
    expect([one.board.waiting, other.board.waiting]).toEqual([[], []]);
  });
});

describe('a network that the browser says is gone', () => {
  const lineOf = (world: World) => {
    const said: string[] = [];
    const wire = { connected: true, connect: () => {}, disconnect: () => {}, send: () => {}, resync: () => {} };
    const line = new Line(wire, world, (status) => said.push(status));
    line.start();
    line.connected();
    said.length = 0;
    return { line, said };
  };

  it('CL-88 is said after five seconds, not when the connection notices', () => {
    const world = new World();
    const { line, said } = lineOf(world);
    line.lost(() => {});
    world.pass(4_999);
    expect(said).toEqual([]);
    world.pass(1);
    expect(said).toEqual(['reconnecting']);
  });

  it('CL-88 the server is asked, and believed over the browser', () => {
    const world = new World();
    const { line, said } = lineOf(world);
    line.lost(() => line.alive());
    world.pass(60_000);
    expect(said).toEqual(['live']);
    line.lost(() => {});
    world.pass(5_000);
    line.alive();
    expect(said).toEqual(['live', 'reconnecting', 'live']);
  });
});
