import { expect, it } from 'vitest';
import { moderator } from '../meeting/cast.ts';
import { bound, command, Ground } from './ground.ts';

it('HL-41 of two texts that could not be removed both are tried again', async () => {
  const ground = new Ground();
  const removed: string[] = [];
  let failing = true;
  const scrub = async (_meeting: string, ids: readonly string[]) => {
    if (failing) throw new Error('no disk');
    removed.push(...ids);
  };
  const halls = ground.hallsOn({ ...ground.store, log: { ...bound(ground.store.log), scrub } });
  const hall = await ground.liveHall(halls);
  for (const text of ['First word', 'Second word', null]) {
    await hall.submit(moderator, command({ type: 'stage.note', text }));
    await ground.passes(500);
  }
  expect(ground.reports).toEqual(Array(2).fill('a redacted text could not be removed yet'));
  failing = false;
  await ground.passes(3000);
  const taken = await hall.read((state) => [...state.scrubbed]);
  expect(taken).toHaveLength(2);
  expect(removed.sort()).toEqual(taken.sort());
  await halls.close();
});
