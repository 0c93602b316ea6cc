import { setTimeout as wait } from 'node:timers/promises';
import type { Ground } from '../ground.ts';
import { closeAll, openMeeting, residents } from '../load/people.ts';
import { Line, many } from '../load/line.ts';
import { until } from '../load/time.ts';
import type { Server } from '../server.ts';
import { rowOf, type Row, type Sample } from '../report.ts';
import { z } from 'zod';

/** Above the interval at which a room of a thousand is told what changed (74 ms), so that each vote is an update. */
const EVERY_MS = 90;

/**
 * What an update costs the server by the time a viewer has it. Ours is a vote: decided, stored, projected, encoded and
 * sent. The rival's is a loop that sends the very same bytes from a buffer.
 */
export async function delivery(ground: Ground): Promise<Row[]> {
  const [viewers, updates, rounds] = [ground.pick(1000, 50), ground.pick(40, 4), ground.pick(5, 2)];
  const meeting = await openMeeting(ground, 100);
  const rival = await ground.start('bare-ws');
  const ours = await residents(meeting, viewers);
  const [voter] = await residents(meeting, 1);
  const theirs = await many(viewers, () => Line.plain(rival.port));
  const [trigger] = await many(1, () => Line.plain(rival.port));
  if (!voter || !trigger) throw new Error('nobody came');

  let [commands, bytes] = [0, 0];
  const vote = () => {
    const ideaId = meeting.ideaIds[commands % 50];
    const body = { id: `delivery-${commands}`, type: 'vote.set', ideaId, on: Math.floor(commands / 50) % 2 === 0 };
    voter.say(`42/board,${commands}["command",${JSON.stringify(body)}]`);
    commands += 1;
  };
  const isDelta = (message: string) => message.startsWith('42/board,["delta"');
  const copyTheBytes = async () => {
    const updates: string[] = [];
    const [first] = ours;
    if (!first) throw new Error('nobody came');
    first.hear = (message) => {
      // Engine.IO's leading digit is part of what is sent.
      if (isDelta(message)) updates.push(message);
    };
    vote();
    await until('an update arrives', () => updates.length > 0);
    bytes = Buffer.byteLength(updates[0] ?? '');
    await rival.ask('update', updates[0], z.null());
  };
  await copyTheBytes();

  const samples: Sample[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const sample = {
      ours: await perDelivery(meeting.server, ours, isDelta, updates, vote),
      rival: await perDelivery(
        rival,
        theirs,
        () => true,
        updates,
        () => trigger.say('now')
      ),
    };
    // The first is for the compilers.
    if (round >= 0) samples.push(sample);
  }
  closeAll([...ours, ...theirs, voter, trigger]);
  const about = {
    id: 'delivery',
    name: 'server CPU per update delivered to a viewer',
    unit: 'µs',
    goal: { of: 'ratio', op: '<=', value: 1.5 },
    note:
      `${viewers} viewers, ${updates} updates of ${bytes} bytes a round, ${EVERY_MS} ms apart; ours with the vote that ` +
      'makes the update, its durable write and all threads; rival: a loop over ws sockets that sends the same bytes.',
  } as const;
  return [rowOf(about, samples)];
}

async function perDelivery(
  server: Server,
  viewers: readonly Line[],
  counts: (message: string) => boolean,
  updates: number,
  trigger: () => void
): Promise<number> {
  let delivered = 0;
  for (const viewer of viewers) {
    viewer.hear = (message) => {
      if (counts(message)) delivered += 1;
    };
  }
  const before = await server.cpu();
  for (let update = 1; update <= updates; update += 1) {
    const next = performance.now() + EVERY_MS;
    trigger();
    await until('an update is delivered to everyone', () => delivered >= update * viewers.length);
    await wait(Math.max(0, next - performance.now()));
  }
  const used = (await server.cpu()) - before;
  return used / delivered;
}
