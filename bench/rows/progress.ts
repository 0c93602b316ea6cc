import { z } from 'zod';
import type { Ground } from '../ground.ts';
import { median, rowOf, type Row, type Sample } from '../report.ts';

const [MEETINGS, EACH] = [40, 5];

/** How long the page of all actions takes to be answered, and a search in it, one request after the other. */
export async function progress(ground: Ground): Promise<Row[]> {
  const [rounds, requests] = [ground.pick(5, 2), ground.pick(20, 3)];
  const server = await ground.start('openfloor', await ground.folder(), 'pages');
  const meetings = ground.pick(MEETINGS, 4);
  await server.ask('promises', { meetings, each: EACH }, z.null());
  const answered = async (path: string): Promise<number> => {
    const took: number[] = [];
    for (let n = 0; n < requests; n += 1) {
      const began = performance.now();
      const answer = await fetch(`http://127.0.0.1:${server.port}${path}`);
      const text = await answer.text();
      took.push(performance.now() - began);
      if (!answer.ok || (path !== '/' && !text.includes('underpass'))) throw new Error(`${path}: ${answer.status}`);
    }
    return median(took);
  };
  const measured = async (id: string, name: string, path: string): Promise<Row> => {
    const samples: Sample[] = [];
    for (let round = -1; round < rounds; round += 1) {
      const sample = { ours: await answered(path), rival: await answered('/') };
      if (round >= 0) samples.push(sample);
    }
    const about = {
      id,
      name,
      unit: 'ms',
      goal: { of: 'ours', op: '<=', value: 50 },
      note: `${meetings * EACH} actions over ${meetings} meetings on SQLite, over HTTP from another process; the "rival" is the first page, which has none of them.`,
    } as const;
    return rowOf(about, samples);
  };
  return [
    await measured('progress', 'the page of all actions', '/progress'),
    await measured('progress-search', 'a search in it', '/progress?q=Cedar+luz&status=overdue'),
  ];
}
