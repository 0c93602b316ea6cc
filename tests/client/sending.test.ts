import { describe, expect, it } from 'vitest';
import { eachIdea } from '../../src/lib/client/each-idea.ts';
import { Disk, idea, pageOn, paintOf, viewOf, World, type FakeServer } from './world.ts';

/** What waits, and what becomes of it when much has happened meanwhile. */

const first = (self = {}) => paintOf(viewOf([idea('one'), idea('two'), idea('three')], { one: 5 }), self);
const ids = (server: FakeServer) => server.sent.map(({ command }) => command.id as string);
const did = (server: FakeServer) => server.sent.map(({ command }) => JSON.stringify({ ...command, id: undefined }));

describe('in order', () => {
  it('CL-42 a vote that was taken back for others is taken back before they are given', () => {
    const { server, vote } = pageOn(first({ votes: { one: true, two: true }, budget: { used: 2, of: 2 } }), {
      connect: false,
    });
    for (const [id, on] of [
      ['one', false],
      ['three', true],
      ['two', false],
      ['one', true],
    ] as const) {
      void vote(id, on);
    }
    server.accept();
    for (let n = 0; n < server.sent.length; n += 1) server.ack(n, 11 + n);
    expect(
      server.sent.map(({ command }) => 'ideaId' in command && 'on' in command && [command.ideaId, command.on])
    ).toEqual([
      ['one', false],
      ['three', true],
      ['two', false],
      ['one', true],
    ]);
  });

  it('CL-43 what concerns one idea is sent in the order in which it was done, whatever it is', () => {
    const { server, board, vote } = pageOn(first(), { connect: false });
    void vote('one', true);
    void vote('two', true);
    void board.send({ type: 'idea.withdraw', ideaId: 'two' });
    server.accept();
    expect(did(server)).toEqual(['{"type":"vote.set","ideaId":"one","on":true}']);
    server.ack(0, 11);
    server.ack(1, 12);
    expect(ids(server)).toEqual(['command-1', 'command-2', 'command-3']);
  });

  it('CL-44 also when the clock of the phone is set back', () => {
    const world = new World();
    const page = pageOn(first(), { world, connect: false });
    void page.submit('The first');
    world.time -= 3_600_000;
    void page.submit('The second');
    page.leave();
    const again = new World(world.storage, 'second-page');
    again.time = world.time;
    const { server, submit } = pageOn(first(), { world: again });
    void submit('The third');
    for (let n = 0; n < 3; n += 1) server.ack(n, 11 + n, { ideaId: `mine${n}` });
    expect(ids(server)).toEqual(['command-1', 'command-2', 'second-page-1']);
  });
});

describe('many at one stroke', () => {
  const about = (server: FakeServer) => server.sent.map(({ command }) => 'ideaId' in command && command.ideaId);

  it('CL-100 fifty verdicts take five round trips, and no more than twelve are ever on their way', () => {
    const { server, board } = pageOn(first(), { laneOf: eachIdea });
    for (let n = 0; n < 50; n += 1) void board.send({ type: 'idea.hold', ideaId: `idea-${n}` });
    const trips: number[] = [];
    for (let answered = 0; answered < 50;) {
      const sent = server.sent.length;
      trips.push(sent - answered);
      for (; answered < sent; answered += 1) server.ack(answered, 11 + answered);
    }
    expect(trips).toEqual([12, 12, 12, 12, 2]);
    expect(about(server)).toEqual(Array.from({ length: 50 }, (_, n) => `idea-${n}`));
    expect(board.waiting).toEqual([]);
  });

  it('CL-101 about one idea, and about what another is merged into, what was done first is answered first', () => {
    const { server, board } = pageOn(first(), { laneOf: eachIdea });
    void board.send({ type: 'idea.publish', ideaId: 'one' });
    void board.send({ type: 'idea.merge', ideaId: 'two', into: 'one' });
    void board.send({ type: 'idea.merge', ideaId: 'three', into: 'four' });
    void board.send({ type: 'idea.hold', ideaId: 'one' });
    expect(about(server)).toEqual(['one', 'three']);
    server.ack(0, 11);
    expect(about(server)).toEqual(['one', 'three', 'two', 'one']);
  });

  it('CL-101 one that is to be sent again holds up no other idea', () => {
    const { server, board, world } = pageOn(first(), { laneOf: eachIdea });
    void board.send({ type: 'idea.hold', ideaId: 'one' });
    void board.send({ type: 'idea.publish', ideaId: 'one' });
    void board.send({ type: 'idea.hold', ideaId: 'two' });
    server.refuseCommand(0, 'busy');
    server.ack(1, 11);
    expect(about(server)).toEqual(['one', 'two']);
    world.pass(1_000);
    expect(about(server).slice(2)).toEqual(['one']);
    expect(board.waiting.map(({ type }) => type)).toEqual(['idea.hold', 'idea.publish']);
  });
});

describe('too late', () => {
  it('CL-45 of what was refused long after it was done each is explained, until it was read; a vote that is refused at once is not listed', () => {
    const world = new World();
    const page = pageOn(first(), { world });
    void page.vote('two', true);
    page.server.refuseCommand(0, 'not-votable');
    expect(page.texts()).toEqual([]);
    page.server.drop();
    void page.vote('one', true);
    void page.submit('An idea');
    void page.submit('Another');
    page.leave();

    const later = pageOn(first(), { world: new World(world.storage) });
    for (const n of [0, 1, 2]) later.server.refuseCommand(n, 'closed');
    const explained = [
      ['closed', false],
      ['closed', 'An idea'],
      ['closed', 'Another'],
    ];
    expect(later.texts()).toEqual(explained);
    later.leave();
    expect(pageOn(first(), { world: new World(world.storage) }).texts()).toEqual(explained);
  });

  it('CL-46 a meeting that is gone keeps nobody waiting: what was written stays here', () => {
    for (const end of ['goodbye', 'refusal']) {
      const { server, board, submit, texts } = pageOn(first());
      void submit('An idea');
      if (end === 'goodbye') server.say('goodbye', { reason: 'meeting-gone' });
      else server.refuse('unknown-meeting');
      expect([board.waiting, texts()]).toEqual([[], [['closed', 'An idea']]]);
    }
  });

  it('CL-47 a code for the room, which is worth nothing later, is not kept', () => {
    const world = new World();
    const { board } = pageOn(first(), { world, connect: false });
    void board.send({ type: 'room.enter', code: '123456' });
    expect(board.waiting).toHaveLength(1);
    expect(world.storage.keys()).toEqual([]);
  });
});

describe('a browser that keeps nothing', () => {
  it('CL-48 everything goes on; it is said as long as something would be gone with the page, and no longer', () => {
    const disk = new Disk();
    disk.full = true;
    const { server, board, vote, submit } = pageOn(first(), { world: new World(disk.tab()) });
    expect(board.outbox.fleeting).toBe(false);
    void vote('one', true);
    void submit('An idea');
    expect(board.outbox.fleeting).toBe(true);
    board.wake();
    expect(board.waiting, 'looking again loses nothing').toHaveLength(2);
    server.ack(0, 11);
    server.refuseCommand(1, 'closed');
    expect(board.outbox.fleeting, 'a text is still here').toBe(true);
    board.outbox.forget('command-2');
    expect(board.outbox.fleeting).toBe(false);
  });

  it('CL-40 what is kept but incomplete, or of another version, is dropped and hurts nothing', () => {
    const world = new World();
    const kept: readonly unknown[] = [
      null,
      { command: null },
      { command: { id: 'command-9', type: 'vote.set' } },
      { command: { id: 'command-9', type: 'vote.set', ideaId: 'one', on: 'yes' } },
      { command: { id: 'command-9', type: 'idea.submit', text: 7 } },
      { command: { id: 'command-9', type: 'toString' } },
      { command: { id: 'command-9', type: 'idea.praise', ideaId: 'one' } },
    ];
    for (const [n, one] of kept.entries()) {
      world.storage.set(`openfloor/ELM204/out/${n}`, JSON.stringify(one));
      world.storage.set(`openfloor/ELM204/refused/${n}`, JSON.stringify(one));
    }
    const { server, board, texts } = pageOn(first(), { world });
    expect([server.sent, board.waiting, texts(), world.storage.keys()]).toEqual([[], [], [], []]);
  });
});

describe('whose page it is', () => {
  const token = (mark: string) => ({ ...first(), mark });

  it('CL-49 a page stays the person that it was first connected as; until that is known it asks again', async () => {
    let asked = 0;
    const askToken = async () => {
      asked += 1;
      if (asked === 1) throw new Error('no network');
      return `secret ${asked}`;
    };
    const { server, board } = pageOn(token('somebody'), { askToken });
    expect(await server.tokens[0]).toBeUndefined();
    for (let time = 0; time < 2; time += 1) {
      server.drop();
      server.accept();
    }
    expect(await Promise.all(server.tokens.slice(1))).toEqual(['secret 2', 'secret 2']);
    expect(await board.person.token()).toBe('secret 2');
    const nobody = pageOn(first(), { askToken });
    expect([await nobody.server.tokens[0], asked], 'a page that is nobody’s has none').toEqual([undefined, 2]);
  });

  it('CL-49 what somebody did here before is not done again in the name of somebody else: it is explained', () => {
    const world = new World();
    const page = pageOn(token('somebody'), { world, connect: false });
    void page.submit('An idea');
    void page.vote('one', true);
    page.leave();
    const same = pageOn(token('somebody'), { world: new World(world.storage) });
    expect(same.server.sent).toHaveLength(2);
    same.leave();
    const other = pageOn(token('stranger'), { world: new World(world.storage) });
    expect([other.server.sent, other.board.waiting]).toEqual([[], []]);
    expect(other.texts()).toEqual([
      ['unsure', 'An idea'],
      ['unsure', false],
    ]);
  });

  it('CL-49 a page of somebody else that is still open sends what is theirs; its explanation elsewhere goes then', () => {
    const disk = new Disk();
    const old = pageOn(token('somebody'), { world: new World(disk.tab(), 'the-old'), connect: false });
    void old.submit('An idea');
    void old.vote('one', true);
    const other = pageOn(token('stranger'), { world: new World(disk.tab(), 'the-new') });
    expect([other.server.sent, other.board.waiting, other.texts().length]).toEqual([[], [], 2]);
    expect(old.board.waiting, 'nothing was taken away').toHaveLength(2);
    old.server.accept();
    old.server.ack(0, 11);
    expect(other.texts()).toEqual([['unsure', 'An idea']]);
    other.board.outbox.forget('the-old-1');
    expect([old.board.waiting, disk.left]).toEqual([[], []]);
  });
});
