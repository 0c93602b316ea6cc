/** Fills an empty store with what the demo shows. */
import type { Store } from '../db/store.ts';
import { Halls } from '../realtime/halls.ts';
import { seedAgenda } from './agenda/draft.ts';
import { Dice } from './dice.ts';
import { DEMO_CODE, seedElmPark } from './elm-park.ts';
import { seedNearby } from './nearby.ts';
import { PastClock } from './play.ts';
import type { Hosts } from './script.ts';

/**
 * @param now ms since the epoch: the moment at which the demo begins
 * @param seed the same seed makes the same meeting
 * @throws Error if a command of the seed is refused
 */
export async function seedDemo(store: Store, hosts: Hosts, now: number, seed = 1): Promise<void> {
  const dice = new Dice(seed);
  const clock = new PastClock(0);
  const reported: unknown[] = [];
  const halls = new Halls({ store, clock, report: (what, cause) => reported.push(new Error(what, { cause })) });
  await seedNearby({ store, halls, clock, now, dice, hosts });
  await seedElmPark(halls, clock, now, dice, hosts);
  await seedAgenda(store, halls, DEMO_CODE, now, dice);
  await halls.close();
  if (reported.length > 0) throw new AggregateError(reported, 'seeding went wrong');
}
