import { z } from 'zod';
import type { Ground } from '../ground.ts';
import { median, rowOf, type Row, type Sample } from '../report.ts';

/** In a full run. */
const IN_FLIGHT = 800;
/** Of what `vote` answers, the rate. */
const rate = z.object({ perSecond: z.number() }).transform(({ perSecond }) => perSecond);

const name = (where: string, inFlight: number) => `durable votes a second into a Hall, ${where}, ${inFlight} in flight`;

/** Votes a second that are on the disk, into a Hall without sockets, and one insert for each of them. */
export async function hallSqlite(ground: Ground): Promise<Row[]> {
  const [ms, rounds, inFlight] = [ground.pick(1000, 100), ground.pick(5, 2), ground.pick(IN_FLIGHT, 20)];
  const hall = await ground.start('hall', await ground.folder());
  const rival = await ground.start('one-by-one', await ground.folder());
  const measured: { ours: number; inProcess: number; inWorker: number }[] = [];
  for (let round = -1; round < rounds; round += 1) {
    await hall.ask('meeting', { name: `round ${round}`, ideas: 100 }, z.null());
    const sample = {
      ours: await hall.ask('vote', { name: `round ${round}`, ms, inFlight }, rate),
      inProcess: await rival.ask('vote', { how: 'in-process', ms, inFlight }, rate),
      inWorker: await rival.ask('vote', { how: 'in-a-worker', ms, inFlight }, rate),
    };
    if (round >= 0) measured.push(sample);
  }
  const inProcess = median(measured.map((sample) => sample.inProcess));
  const inWorker = median(measured.map((sample) => sample.inWorker));
  const faster = inProcess >= inWorker ? 'inProcess' : 'inWorker';
  const samples = measured.map((sample): Sample => ({ ours: sample.ours, rival: sample[faster] }));
  const about = {
    id: 'hall-sqlite',
    name: name('SQLite', inFlight),
    unit: 'votes/s',
    goal: { of: 'ratio', op: '>=', value: 4 },
    note:
      'Rival: a prepared INSERT per vote, WAL, synchronous=FULL, the faster of two: on the main thread ' +
      `(${Math.round(inProcess)}/s) and in a worker thread (${Math.round(inWorker)}/s).`,
  } as const;
  return [rowOf(about, samples)];
}

export async function hallMongo(ground: Ground): Promise<Row[]> {
  const [ms, rounds, inFlight] = [ground.pick(1500, 100), ground.pick(5, 2), ground.pick(IN_FLIGHT, 20)];
  const url = await ground.mongo();
  const hall = await ground.start('hall', await ground.folder(), url);
  const rival = await ground.start('one-by-one', await ground.folder(), url);
  const samples: Sample[] = [];
  for (let round = -1; round < rounds; round += 1) {
    await hall.ask('meeting', { name: `round ${round}`, ideas: 100 }, z.null());
    const sample = {
      ours: await hall.ask('vote', { name: `round ${round}`, ms, inFlight }, rate),
      rival: await rival.ask('vote', { how: 'mongo', ms, inFlight }, rate),
    };
    if (round >= 0) samples.push(sample);
  }
  const about = {
    id: 'hall-mongo',
    name: name('MongoDB', inFlight),
    unit: 'votes/s',
    goal: { of: 'ratio', op: '>=', value: 8 },
    note:
      'Rival: insertOne per vote with w: majority, j: true on the same server. A single server acknowledges that before ' +
      'its journal is on the disk; a Hall waits for the disk.',
  } as const;
  return [rowOf(about, samples)];
}
