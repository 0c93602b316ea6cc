import { beforeEach, describe, expect, it } from 'vitest';
import type { Delta } from '../../src/lib/meeting/delta.ts';
import type { Sink } from '../../realtime/hall/broadcaster.ts';
import { interval } from '../../realtime/hall/broadcaster.ts';
import { Headcount } from '../../realtime/board/headcount.ts';
import type { MeetingId, ParticipantId } from '../../src/lib/meeting/ids.ts';
import { moderator } from '../meeting/cast.ts';
import { HandClock } from '../support/hand-clock.ts';
import { command, Ground } from './ground.ts';

let ground: Ground;

beforeEach(() => {
  ground = new Ground();
});

/** A live meeting that so many look at, and when each delta of the public was sent to them. */
async function before(viewers: number) {
  const told: { readonly at: number; readonly delta: Delta }[] = [];
  const sink: Sink = {
    delta(audience, delta) {
      if (audience === 'public') told.push({ at: ground.clock.now(), delta });
    },
    self() {},
    watches: () => false,
    participants: () => [],
    viewers: () => viewers,
    people: () => viewers,
  };
  const halls = ground.hallsOn(ground.store);
  halls.attach(() => sink);
  const hall = await ground.liveHall(halls);
  await ground.passes(1000);
  told.length = 0;
  return { hall, told };
}

describe('a large room', () => {
  it.each([0, 500, 1000, 5250, 10_000, 40_000])(
    'HL-19 of %i is told the first change at once, and what follows together, without keeping an answer back',
    async (viewers) => {
      const { hall, told } = await before(viewers);
      const began = ground.clock.now();
      const until = began + 4 * interval(viewers);
      let changes = 0;
      while (ground.clock.now() < until) {
        const type = changes % 2 === 0 ? 'meeting.pause' : 'meeting.open';
        const asked = ground.clock.now();
        expect(await hall.submit(moderator, command({ type }))).toMatchObject({ ok: true });
        expect(ground.clock.now()).toBe(asked);
        changes += 1;
        await ground.passes(10);
      }
      await ground.passes(1000);
      expect(told[0]?.at).toBe(began);
      told.slice(1).forEach(({ at, delta }, n) => {
        expect(at - (told[n]?.at ?? 0)).toBeGreaterThanOrEqual(interval(viewers));
        expect(at - (told[n]?.at ?? 0)).toBeLessThan(interval(viewers) + 20);
        expect(delta.from).toBe(told[n]?.delta.to);
      });
      expect(told.length).toBeGreaterThanOrEqual(4);
      expect(told.at(-1)?.delta.to).toBe(hall.board.version);
    }
  );

  it('HL-15 the time between two broadcasts grows evenly with it, and never leaves 50 to 500 ms', () => {
    let last = 0;
    for (let viewers = 0; viewers <= 12_000; viewers += 1) {
      const ms = interval(viewers);
      expect(ms).toBeGreaterThanOrEqual(Math.max(50, last));
      expect(ms).toBeLessThanOrEqual(Math.min(500, Math.max(50, last) + 1));
      last = ms;
    }
  });

  it('HL-20 is told how many are here once a second at most, and a very large one every two', () => {
    const clock = new HandClock();
    const told: number[] = [];
    const headcount = new Headcount(clock, (_meeting, count) => told.push(count));
    const meeting = 'meeting' as MeetingId;
    const enter = (from: number, until: number): void => {
      for (let n = from; n < until; n += 1) headcount.enter(meeting, `participant-${n}` as ParticipantId);
    };
    enter(0, 300);
    clock.advance(999);
    expect(told).toEqual([]);
    clock.advance(1);
    expect(told).toEqual([300]);
    // Told once more after a second: the wait was set when the first of them came to a small room.
    enter(300, 10_000);
    clock.advance(999);
    expect(told).toEqual([300]);
    clock.advance(1);
    expect(told).toEqual([300, 10_000]);
    headcount.leave(meeting, 'participant-1' as ParticipantId);
    clock.advance(1999);
    expect(told).toEqual([300, 10_000]);
    clock.advance(1);
    expect(told).toEqual([300, 10_000, 9999]);
  });
});
