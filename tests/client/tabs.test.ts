import { describe, expect, it } from 'vitest';
import { Disk, idea, pageOn, paintOf, viewOf, World, type FakeServer } from './world.ts';

/** Several tabs of one browser at one meeting. */

const first = () => paintOf(viewOf([idea('one'), idea('two')], { one: 5 }));
const ids = (server: FakeServer) => server.sent.map(({ command }) => command.id as string);

function twoTabs({ connect = true } = {}) {
  const disk = new Disk();
  const tab = (name: string) => pageOn(first(), { world: new World(disk.tab(), name), connect });
  return { disk, here: tab('here-now'), there: tab('there-too') };
}

describe('two tabs of one browser', () => {
  it('CL-70 what is done in one waits in both, and is answered in both', async () => {
    const { here, there, disk } = twoTabs();
    void here.vote('one', true);
    const answer = here.submit('An idea');
    expect(there.board.waiting).toEqual(here.board.waiting);
    expect([there.board.votesOf('one'), there.board.backs('one')]).toEqual([6, true]);
    here.server.ack(0, 11);
    expect([there.board.votesOf('one'), there.board.backs('one')], 'no flicker in between').toEqual([6, true]);
    here.server.ack(1, 12, { ideaId: 'mine' });
    expect(await answer).toMatchObject({ ok: true });
    expect([here.board.waiting, there.board.waiting]).toEqual([[], []]);
    expect(Object.keys(there.board.self.ideas)).toEqual(['mine']);
    there.server.say('delta', { from: 10, to: 12, puts: { 'votes/one': 6 }, deletes: [] });
    expect(there.board.votesOf('one'), 'counted once').toBe(6);
    expect(there.server.sent, 'and sent by the tab in which it was done').toEqual([]);
    expect(disk.left).toEqual([]);
  });

  it('CL-71 if the tab in which it was done does not send it, another does after three seconds, under the same id', () => {
    const { here, there } = twoTabs();
    here.server.drop();
    void here.submit('An idea');
    void here.vote('one', true);
    there.world.pass(2_999);
    expect(there.server.sent).toEqual([]);
    there.world.pass(1);
    expect(ids(there.server).sort()).toEqual(['here-now-1', 'here-now-2']);
    there.server.ack(0, 11);
    there.server.ack(1, 12, { ideaId: 'mine' });
    expect(here.board.waiting).toEqual([]);
    here.server.accept();
    expect(here.server.sent, 'nothing is left to send').toEqual([]);
  });

  it('CL-71 what was taken back meanwhile holds nobody up', () => {
    const { here, there } = twoTabs();
    void here.vote('one', true);
    void there.vote('two', true);
    expect(ids(there.server)).toEqual([]);
    here.server.ack(0, 11);
    expect(ids(there.server)).toEqual(['there-too-1']);
  });

  it('CL-72 what was refused in one is explained in both, and is gone from both once its writer lets go of it', () => {
    const { here, there } = twoTabs();
    void here.submit('Too late');
    here.server.refuseCommand(0, 'closed');
    expect([here.texts(), there.texts()]).toEqual([[['closed', 'Too late']], [['closed', 'Too late']]]);
    there.board.outbox.forget('here-now-1');
    expect([here.texts(), there.texts()]).toEqual([[], []]);
  });

  it('CL-73 a tab that was refused what another one got done lets go of its refusal', () => {
    const { here, there, disk } = twoTabs({ connect: false });
    void here.submit('An idea');
    there.server.accept();
    there.world.pass(3_000);
    here.server.accept();
    disk.late(() => {
      there.server.refuseCommand(0, 'wrong-phase');
      here.server.ack(0, 12, { ideaId: 'mine' });
    });
    const both = [here, there];
    expect(both.map(({ board }) => board.waiting)).toEqual([[], []]);
    here.server.ack(0, 12, { ideaId: 'mine' });
    expect(both.map((tab) => tab.texts())).toEqual([[], []]);
    expect(disk.left).toEqual([]);
  });

  it('CL-74 a tab that slept and heard nothing agrees when it is looked at, whatever became of it', () => {
    const disk = new Disk();
    const slept = pageOn(first(), {
      world: new World(
        disk.tab(() => false),
        'slept-long'
      ),
      connect: false,
    });
    void slept.vote('one', true);
    void slept.submit('An idea');
    const awake = pageOn(first(), { world: new World(disk.tab(), 'wide-awake') });
    expect(ids(awake.server)).toEqual(['slept-long-1', 'slept-long-2']);
    awake.server.ack(0, 11);
    awake.server.ack(1, 12, { ideaId: 'mine' });
    awake.server.drop();
    void awake.vote('two', true);
    slept.board.wake();
    expect(slept.board.waiting.map(({ id, type }) => [id, type])).toEqual([['wide-awake-1', 'vote.set']]);
    slept.server.accept();
    expect(ids(slept.server)).toEqual([]);
  });

  it('CL-74 what another tab was refused meanwhile is not sent by one that wakes, nor by one that only connects', () => {
    for (const wakes of [true, false]) {
      const disk = new Disk();
      const deaf = disk.tab(() => false);
      const slept = pageOn(first(), { world: new World(deaf, 'slept-long'), connect: false });
      void slept.submit('An idea');
      const awake = pageOn(first(), { world: new World(disk.tab(), 'wide-awake') });
      awake.server.refuseCommand(0, 'closed');
      awake.board.outbox.forget('slept-long-1');
      void awake.submit('An idea');
      if (wakes) slept.board.wake();
      slept.server.accept();
      expect(ids(slept.server)).not.toContain('slept-long-1');
      awake.server.ack(1, 12, { ideaId: 'mine' });
      slept.board.wake();
      expect([slept.board.waiting, slept.texts(), disk.left]).toEqual([[], [], []]);
    }
  });

  it('CL-79 what somebody cleared at the browser the page still holds, keeps again and sends', () => {
    const disk = new Disk();
    const page = pageOn(first(), { world: new World(disk.tab()), connect: false });
    void page.submit('An idea');
    void page.submit('Another');
    disk.clear();
    page.board.wake();
    expect([page.board.waiting.length, disk.left.length]).toEqual([2, 2]);
    disk.clear();
    page.server.accept();
    page.server.refuseCommand(0, 'closed');
    page.server.ack(1, 12, { ideaId: 'mine' });
    disk.clear();
    page.board.wake();
    expect(page.texts()).toEqual([['closed', 'An idea']]);
    expect(disk.left).toHaveLength(1);
  });

  it('CL-75 a change of mind in the other tab comes after the first thought', () => {
    const { here, there } = twoTabs();
    void here.vote('one', true);
    void there.vote('one', false);
    expect([here.board.backs('one'), there.board.backs('one')]).toEqual([false, false]);
    expect(ids(there.server)).toEqual([]);
    here.server.ack(0, 11);
    expect(ids(there.server)).toEqual(['there-too-1']);
    there.server.ack(0, 12);
    expect([here.board.backs('one'), there.board.backs('one')]).toEqual([false, false]);
    expect([here.board.votesOf('one'), there.board.votesOf('one')]).toEqual([5, 5]);
  });
});
