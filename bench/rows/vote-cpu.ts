import { setTimeout as wait } from 'node:timers/promises';
import type { Ground } from '../ground.ts';
import { castAll, type Vote } from '../load/ballot.ts';
import { closeAll, openMeeting, residents, strangers } from '../load/people.ts';
import type { Line } from '../load/line.ts';
import { rowOf, type Row, type Sample } from '../report.ts';
import type { Server } from '../server.ts';

/** A resident may cast 60 votes at once and gets 20 a second back: 50 in a round, and this long between two rounds. */
const VOTES = 50;
const REST_MS = 2600;

/**
 * What a vote costs the server, all threads: parsed, decided, on the disk, acknowledged, told to its voter's own
 * sockets and broadcast to everybody. The rival reads a message of the same size and sends it back.
 */
export async function voteCpu(ground: Ground): Promise<Row[]> {
  const [voters, watchers, inFlight, rounds] = [ground.pick(200, 20), ground.pick(20, 2), 10, ground.pick(7, 2)];
  const [votes, rest] = [ground.pick(VOTES, 10), ground.pick(REST_MS, 0)];
  const meeting = await openMeeting(ground, 100);
  const rival = await ground.start('bare-socketio');
  const ours = await residents(meeting, voters);
  const watching = await residents(meeting, watchers);
  const theirs = await strangers(rival, voters);
  const idle = await strangers(rival, watchers);

  const vote: Vote = (voter, n) => {
    const half = Math.floor(n / votes) % 2;
    const ideaId = meeting.ideaIds[(((n % votes) + voter) % votes) + half * votes] ?? '';
    // Two rounds of backing, two of taking back: each vote changes something.
    return { ideaId, on: Math.floor(n / (2 * votes)) % 2 === 0 };
  };
  const perVote = async (server: Server, lines: readonly Line[], from: number) => {
    const before = await server.cpu();
    await castAll(lines, { votes, inFlight, from }, vote);
    return ((await server.cpu()) - before) / (lines.length * votes);
  };
  const samples: Sample[] = [];
  for (let round = -2; round < rounds; round += 1) {
    const from = (round + 2) * votes;
    const begun = performance.now();
    const sample = { ours: await perVote(meeting.server, ours, from), rival: await perVote(rival, theirs, from) };
    // The first two are for the compilers.
    if (round >= 0) samples.push(sample);
    await wait(Math.max(0, rest - (performance.now() - begun)));
  }
  closeAll([...ours, ...watching, ...theirs, ...idle]);
  const about = {
    id: 'vote-cpu',
    name: 'server CPU per durable, validated, broadcast vote',
    unit: 'µs',
    goal: { of: 'ratio', op: '<=', value: 1.5 },
    note:
      `${voters} residents cast ${votes} votes each a round, ${inFlight} of each under way; they and ${watchers} ` +
      'more get the broadcasts; SQLite, all threads. Rival: Socket.IO sending each message back as its acknowledgement.',
  } as const;
  return [rowOf(about, samples)];
}
