import { describe, expect, it } from 'vitest';
import { Disk, idea, pageOn, paintOf, viewOf, World, type FakeServer } from './world.ts';

const first = () => paintOf(viewOf([idea('one'), idea('two'), idea('three')], { one: 5 }));
const ids = (server: FakeServer) => server.sent.map(({ command }) => command.id as string);

describe('the outbox', () => {
  it('CL-30 what is done without a connection waits, and goes out in its order, each after the answer to the last', () => {
    const { server, vote } = pageOn(first(), { connect: false });
    void vote('one', true);
    void vote('two', true);
    expect(server.sent).toEqual([]);
    server.accept();
    expect(ids(server)).toEqual(['command-1']);
    server.ack(0, 11);
    expect(ids(server)).toEqual(['command-1', 'command-2']);
  });

  it('CL-31 a command whose answer was lost with the connection is sent again under its id', () => {
    const { server, world, vote, board } = pageOn(first());
    void vote('one', true);
    server.drop();
    world.pass(5_000);
    server.accept();
    expect(ids(server)).toEqual(['command-1', 'command-1']);
    server.ack(1, 11);
    server.ack(0, 11);
    expect(board.waiting).toEqual([]);
  });

  it('CL-32 a command that is not answered in time is sent again under its id, and a late answer is as good', () => {
    const { server, world, vote, board } = pageOn(first());
    void vote('one', true);
    world.pass(10_000);
    expect(ids(server)).toEqual(['command-1', 'command-1']);
    server.ack(0, 11);
    expect(board.waiting).toEqual([]);
    world.pass(60_000);
    expect(server.sent).toHaveLength(2);
  });

  it('CL-33 "busy", "too fast" and "unavailable" mean the same command again, not sooner than asked', () => {
    for (const code of ['busy', 'too-fast', 'unavailable']) {
      const { server, world, vote, board } = pageOn(first());
      void vote('one', true);
      server.refuseCommand(0, code, 2_000);
      world.pass(1_999);
      expect(server.sent).toHaveLength(1);
      world.pass(1_001);
      expect(ids(server)).toEqual(['command-1', 'command-1']);
      expect(board.refused).toBe(null);
      expect(board.votesOf('one'), 'it still shows').toBe(6);
    }
  });

  it('CL-34 where no time is asked for, each wait is longer than the last, up to 30 s', () => {
    const { server, world, vote } = pageOn(first());
    void vote('one', true);
    const waits: number[] = [];
    for (let n = 0; n < 9; n += 1) {
      server.refuseCommand(n, 'unavailable');
      const since = world.time;
      while (server.sent.length === n + 1) world.pass(25);
      waits.push(world.time - since);
    }
    expect(waits.slice(0, 3)).toEqual([625, 1_250, 2_500]);
    expect(Math.max(...waits)).toBeLessThanOrEqual(30_000);
    expect(waits.at(-1)).toBe(waits.at(-2));
  });

  it('CL-35 votes do not wait behind an idea that came too fast', () => {
    const { server, vote, submit } = pageOn(first());
    void submit('An idea');
    server.refuseCommand(0, 'too-fast', 10_000);
    void vote('one', true);
    expect(ids(server)).toEqual(['command-1', 'command-2']);
  });

  it('CL-19 a code for the room that came too fast is answered so at once, and holds nothing up', async () => {
    const { world, server, board, submit, vote } = pageOn(first());
    const answer = board.send({ type: 'room.enter', code: '123456' });
    void submit('An idea');
    void vote('one', true);
    expect(ids(server), 'all on their way').toHaveLength(3);
    server.refuseCommand(0, 'too-fast', 40_000);
    expect(await answer).toMatchObject({ ok: false, code: 'too-fast', retryAfterMs: 40_000 });
    server.ack(1, 11, { ideaId: 'mine' });
    server.ack(2, 12);
    world.pass(120_000);
    expect([ids(server).length, board.waiting]).toEqual([3, []]);
  });

  it('CL-36 of what was never sent, only the last word on an idea is sent, and answers for all of them', async () => {
    const { server, vote } = pageOn(first(), { connect: false });
    const early = vote('one', true);
    void vote('two', true);
    void vote('one', false);
    server.accept();
    server.ack(0, 11);
    server.ack(1, 12);
    expect(ids(server)).toEqual(['command-2', 'command-3']);
    expect(await early).toMatchObject({ ok: true, version: 12 });
  });

  it('CL-37 a reload keeps what was not answered, in order, under the same ids, and shows it', () => {
    const disk = new Disk();
    const before = new World(disk.tab());
    const page = pageOn(first(), { world: before });
    void page.submit('An idea');
    void page.vote('one', true);
    void page.vote('two', true);
    page.leave();

    const { server, board } = pageOn(first(), { world: new World(before.storage) });
    expect([board.votesOf('one'), board.votesOf('two')]).toEqual([6, 1]);
    expect(ids(server), 'votes and ideas each in their order').toEqual(['command-2', 'command-1']);
    server.ack(0, 11);
    server.ack(1, 12, { ideaId: 'mine' });
    server.ack(2, 13);
    expect(ids(server)).toEqual(['command-2', 'command-1', 'command-3']);
    expect(disk.left, 'nothing is left behind').toEqual([]);
  });

  it('CL-38 a refused idea keeps its text, over a reload too, until its writer lets go of it', () => {
    const disk = new Disk();
    const world = new World(disk.tab());
    const page = pageOn(first(), { world });
    void page.submit('An idea that comes too late');
    page.server.refuseCommand(0, 'closed');
    expect(page.texts()).toEqual([['closed', 'An idea that comes too late']]);
    page.leave();

    const later = pageOn(first(), { world: new World(world.storage) });
    expect(later.texts()).toEqual([['closed', 'An idea that comes too late']]);
    expect(later.server.sent).toEqual([]);
    later.board.outbox.forget('command-1');
    expect(later.texts()).toEqual([]);
    expect(disk.left).toEqual([]);
  });

  it('CL-39 an accepted idea is among my own before the broadcast comes', async () => {
    const { server, board, submit } = pageOn(first());
    const answer = submit('An idea');
    expect(board.waiting).toHaveLength(1);
    server.ack(0, 11, { ideaId: 'mine' });
    expect(board.self.ideas).toMatchObject({ mine: { text: 'An idea', state: 'waiting' } });
    expect(await answer).toMatchObject({ ok: true, result: { ideaId: 'mine' } });
  });

  it('CL-40 what was kept by something else, or is broken, is dropped and hurts nothing', () => {
    const world = new World();
    world.storage.set('openfloor/ELM204/out/1-a', '{not json');
    world.storage.set('openfloor/ELM204/out/2-b', '{"command":{"id":"command-9","type":"meeting.close"}}');
    world.storage.set('openfloor/ELM204/out/3-c', '{"command":{"id":"no","type":"vote.set"}}');
    world.storage.set(
      'openfloor/OTHER2/out/1-d',
      '{"command":{"id":"command-8","type":"vote.set","ideaId":"one","on":true}}'
    );
    const { server } = pageOn(first(), { world });
    expect(server.sent).toEqual([]);
    expect(world.storage.keys()).toEqual(['openfloor/OTHER2/out/1-d']);
  });

  it('CL-41 an answer that makes no sense is as good as none', () => {
    const { server, world, vote, board } = pageOn(first());
    void vote('one', true);
    for (const nonsense of [undefined, null, 'ok', [], { ok: true }, { ok: false }]) server.sent[0]!.answer(nonsense);
    expect(board.waiting).toHaveLength(1);
    world.pass(10_000);
    expect(ids(server)).toEqual(['command-1', 'command-1']);
  });
});
