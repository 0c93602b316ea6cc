import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Sink } from '../../realtime/hall/broadcaster.ts';
import { commander, moderator, resident } from '../meeting/cast.ts';
import { CODE, command, Ground } from './ground.ts';
import { settle } from './sim/clock.ts';

const MINUTE = 60_000;
let ground: Ground;
let viewers = 0;

beforeEach(() => {
  ground = new Ground();
  viewers = 0;
});

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function halls() {
  const opened = ground.hallsOn(ground.store);
  const sink: Sink = {
    delta() {},
    self() {},
    watches: () => false,
    participants: () => [],
    viewers: () => viewers,
    people: () => viewers,
  };
  opened.attach(() => sink);
  return opened;
}

describe('a meeting that nobody uses', () => {
  it('HL-21 leaves memory after ten minutes, and comes back as it was', async () => {
    const opened = halls();
    const visit = async () => {
      const hall = await ground.liveHall(opened);
      await hall.submit(resident(1), command({ type: 'idea.submit', text: 'light the underpass' }));
      await ground.passes(100);
      return { gone: new WeakRef(hall), board: hall.encoded('staff') };
    };
    const { gone, board } = await visit();
    await ground.passes(9 * MINUTE);
    expect(opened.size).toBe(1);
    await ground.passes(2 * MINUTE);
    expect(opened.size).toBe(0);
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
    expect(gone.deref()).toBeUndefined();
    const again = await opened.byCode(CODE);
    expect(opened.size).toBe(1);
    expect(again?.encoded('staff')).toBe(board);
    expect(await again?.submit(moderator, command({ type: 'meeting.pause' }))).toMatchObject({ ok: true });
    await opened.close();
  });

  it('HL-22 stays while somebody looks at it, or it is to close by itself', async () => {
    const opened = halls();
    const hall = await ground.liveHall(opened);
    viewers = 1;
    await ground.passes(30 * MINUTE);
    expect(opened.size).toBe(1);
    viewers = 0;
    await ground.passes(9 * MINUTE);
    expect(opened.size).toBe(1);
    const closesAt = ground.clock.now() + 60 * MINUTE;
    await hall.submit(commander, command({ type: 'meeting.configure', settings: { closesAt } }));
    await ground.passes(59 * MINUTE);
    expect(opened.size).toBe(1);
    await ground.passes(20 * MINUTE);
    expect(opened.size).toBe(0);
    expect(await (await opened.byCode(CODE))?.read((state) => state.phase)).toBe('closed');
    await settle();
  });
});
