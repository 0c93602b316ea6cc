import { expect, it } from 'vitest';
import { Linker } from '../../realtime/agenda/linker.ts';
import { HandClock } from '../support/hand-clock.ts';

/** A linker whose meeting refuses as long as the test says so. */
function linked() {
  const clock = new HandClock();
  const place = { ideas: ['a'], away: false, told: [] as string[][], reports: 0 };
  const tell = async (ideas: readonly string[]) => {
    if (place.away) throw new Error('the meeting is away');
    place.told.push([...ideas]);
  };
  const linker = new Linker({ clock, tell, ideas: () => place.ideas, report: () => void (place.reports += 1) });
  const pass = async (ms: number) => {
    clock.advance(ms);
    // Whatever was begun by the clock is done by then: nothing in it waits for more than a few promises.
    for (let n = 0; n < 20; n += 1) await Promise.resolve();
  };
  return { linker, place, pass };
}

it('AG-43 what could not be told is told again until it is, without another edit', async () => {
  const { linker, place, pass } = linked();
  place.away = true;
  linker.changed();
  await pass(1000);
  await pass(5000);
  expect(place.reports).toBe(2);
  place.away = false;
  await pass(5000);
  expect(place.told).toEqual([['a']]);
  await pass(60_000);
  expect(place.told).toEqual([['a']]);
});

it('AG-44 many edits are told once a second at most, and nothing where the ideas are the same', async () => {
  const { linker, place, pass } = linked();
  for (let n = 0; n < 10; n += 1) {
    linker.changed();
    await pass(100);
  }
  expect(place.told).toEqual([['a']]);
  linker.changed();
  await pass(1000);
  expect(place.told).toHaveLength(1);
  place.ideas = ['b', 'a'];
  linker.changed();
  await linker.end();
  expect(place.told).toEqual([['a'], ['a', 'b']]);
});

it('AG-45 an agenda that must be read afresh tells nothing of what it held in memory', async () => {
  const { linker, place, pass } = linked();
  linker.changed();
  linker.stop();
  await pass(60_000);
  await linker.end();
  expect(place.told).toEqual([]);
});
