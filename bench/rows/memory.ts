import type { Ground } from '../ground.ts';
import { closeAll, openMeeting, residents, strangers } from '../load/people.ts';
import type { Line } from '../load/line.ts';
import { median, rowOf, type Row, type Sample } from '../report.ts';
import type { Server } from '../server.ts';

const MORE_KB = 10;

/** What each resident who is connected takes of the server's memory. */
export async function memory(ground: Ground): Promise<Row[]> {
  const [people, rounds] = [ground.pick(1000, 100), ground.pick(3, 2)];
  const meeting = await openMeeting(ground, 100);
  const rival = await ground.start('bare-socketio');
  const each = async (server: Server, connect: (count: number) => Promise<Line[]>) => {
    const before = await server.memory();
    const lines = await connect(people);
    const taken = (await server.memory()) - before;
    closeAll(lines);
    return taken / people / 1024;
  };
  const ours = () => each(meeting.server, (count) => residents(meeting, count));
  const theirs = () => each(rival, (count) => strangers(rival, count));
  closeAll([...(await residents(meeting, 100)), ...(await strangers(rival, 100))]);
  const samples: Sample[] = [];
  for (let round = 0; round < rounds; round += 1) samples.push({ ours: await ours(), rival: await theirs() });
  const bare = median(samples.map((sample) => sample.rival));
  const about = {
    id: 'memory',
    name: 'memory per connected resident',
    unit: 'KB',
    goal: { of: 'ours', op: '<=', value: Math.round(bare) + MORE_KB },
    note:
      `Heap and buffers after a garbage collection, ${people} residents with a board of 100 ideas, beside as many ` +
      `connections to bare Socket.IO; the goal is ${MORE_KB} KB more than theirs.`,
  } as const;
  return [rowOf(about, samples)];
}
