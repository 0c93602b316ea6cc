import { z } from 'zod';
import type { Ground } from '../ground.ts';
import { rowOf, type Row, type Sample } from '../report.ts';

/** What a vote costs on a board of ten thousand ideas, beside the same on a board of a hundred. */
export async function scale(ground: Ground): Promise<Row[]> {
  const [many, few] = [ground.pick(10_000, 500), 100];
  const [ms, rounds, inFlight] = [ground.pick(1000, 200), ground.pick(5, 2), 800];
  const perVote = async (ideas: number) => {
    const hall = await ground.start('hall', await ground.folder());
    await hall.ask('meeting', { name: 'scale', ideas }, z.null());
    return async () => {
      const before = await hall.cpu();
      const votes = await hall.ask('vote', { name: 'scale', ms, inFlight }, z.object({ done: z.number() }));
      return ((await hall.cpu()) - before) / votes.done;
    };
  };
  const [large, small] = [await perVote(many), await perVote(few)];
  const samples: Sample[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const sample = { ours: await large(), rival: await small() };
    if (round >= 0) samples.push(sample);
  }
  const about = {
    id: 'scale',
    name: `CPU per vote on a board of ${many} ideas, and of ${few}`,
    unit: 'µs',
    goal: { of: 'ratio', op: '<=', value: 1.2 },
    note: `A Hall on SQLite without sockets, ${inFlight} votes in flight, all threads; the "rival" is the same Hall with ${few} ideas.`,
  } as const;
  return [rowOf(about, samples)];
}
