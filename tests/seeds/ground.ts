import type { BoardView } from '../../src/lib/meeting/view.ts';
import { createMemoryStore } from '../../db/memory.ts';
import type { Store } from '../../db/store.ts';
import { createLog } from '../../realtime/log.ts';
import { Halls } from '../../realtime/halls.ts';
import { addDemoStaff, type DemoStaff } from '../../seeds/demo/accounts.ts';
import { DEMO_CODE } from '../../seeds/elm-park.ts';
import { seedDemo } from '../../seeds/seed.ts';
import type { Seat } from '../../seeds/crowd/seat.ts';
import type { Audience } from '../../src/lib/meeting/view.ts';

/** When the demo of the tests begins; any moment will do. */
export const NOW = Date.UTC(2030, 4, 14, 18, 30);

export async function seeded(now = NOW, seed = 1): Promise<{ readonly store: Store; readonly staff: DemoStaff }> {
  const store = createMemoryStore();
  const staff = await addDemoStaff(store);
  await seedDemo(store, { commander: staff.commander.id, moderator: staff.moderator.id }, now, seed);
  return { store, staff };
}

/** What an audience sees of the demo meeting. */
export async function boardOf(store: Store, audience: Audience): Promise<BoardView> {
  const halls = new Halls({ store, report: createLog('silent').error });
  const hall = await halls.byCode(DEMO_CODE);
  if (!hall) throw new Error('the demo meeting is seeded');
  const { view } = hall.snapshot(audience);
  const still = { ...view, ideas: { ...view.ideas }, votes: { ...view.votes } };
  await halls.close();
  return still;
}

/** Resolves once what a seat sees is so. */
export function until(seat: Seat, so: (view: BoardView) => boolean): Promise<BoardView> {
  return new Promise((resolve) => {
    const look = () => {
      if (!seat.view || !so(seat.view)) return;
      stop();
      resolve(seat.view);
    };
    const stop = seat.onChange(look);
    look();
  });
}
