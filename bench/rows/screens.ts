import { setTimeout as wait } from 'node:timers/promises';
import type { Ground } from '../ground.ts';
import { percentile } from '../load/latency.ts';
import type { Line } from '../load/line.ts';
import { closeAll, openMeeting, residents, strangers, type Meeting } from '../load/people.ts';
import { pace, until, within } from '../load/time.ts';
import { median, rowOf, type Row, type Sample } from '../report.ts';

const PER_SECOND = 200;
/** Ten votes a second each: residents may cast twenty. */
const VOTERS = 20;
/** After the last vote; what has not arrived by then counts as that late. */
const PATIENCE_MS = 10_000;

/** From a resident's vote to every one of a thousand boards: 99 of 100 times, within how many ms. */
export async function screens(ground: Ground): Promise<Row[]> {
  const [viewers, rounds] = [ground.pick(1000, 50), ground.pick(3, 2)];
  const [votes, fewer] = [ground.pick(5, 1) * PER_SECOND, ground.pick(2, 1) * PER_SECOND];
  const meeting = await openMeeting(ground, 100);
  const rival = await ground.start('bare-socketio');
  const ours = { boards: await residents(meeting, viewers), voters: await residents(meeting, VOTERS) };
  const theirs = { boards: await strangers(rival, viewers), voters: await strangers(rival, VOTERS) };

  const samples: Sample[] = [];
  const stored: number[] = [];
  let cast = 0;
  for (let round = 0; round < rounds; round += 1) {
    const { shown, acknowledged } = await throughHall(meeting, ours, votes, cast);
    samples.push({ ours: shown, rival: await eachVote(theirs, fewer) });
    stored.push(acknowledged);
    cast += votes;
  }
  closeAll([...ours.boards, ...ours.voters, ...theirs.boards, ...theirs.voters]);
  const about = {
    id: 'screens',
    name: `vote to every one of ${viewers} boards at ${PER_SECOND} votes/s, 99th percentile`,
    unit: 'ms',
    goal: { of: 'ours', op: '<=', value: 250 },
    note:
      `From sending the vote to each board that holds it; ${votes} votes a round on SQLite, of which 99 of 100 were ` +
      `on the disk and acknowledged within ${Math.round(median(stored))} ms. Rival: Socket.IO emitting every ` +
      `vote to the room, ${fewer} votes a round; what has not arrived ${PATIENCE_MS / 1000} s after the last counts as that late.`,
  } as const;
  return [rowOf(about, samples)];
}

interface Room {
  readonly boards: readonly Line[];
  readonly voters: readonly Line[];
}

/** Sends votes at their pace, the voters in turn. @returns when each was sent */
async function send(voters: readonly Line[], votes: number, message: (n: number) => string): Promise<number[]> {
  const sent: number[] = [];
  await pace(votes, 1000 / PER_SECOND, (n) => {
    sent[n] = performance.now();
    voters[n % voters.length]?.say(message(n));
  });
  return sent;
}

/** A board holds a vote from the first delta on that reaches the version of the vote's acknowledgement. */
async function throughHall(
  { ideaIds }: Meeting,
  { boards, voters }: Room,
  votes: number,
  from: number
): Promise<{ readonly shown: number; readonly acknowledged: number }> {
  const versions: number[] = [];
  const answered: number[] = [];
  let answers = 0;
  for (const voter of voters) {
    voter.hear = (message) => {
      const [, n, version] = /^43\/board,(\d+)\[\{"ok":true,"version":(\d+)/.exec(message) ?? [];
      if (n === undefined) return;
      versions[Number(n)] = Number(version);
      answered[Number(n)] = performance.now();
      answers += 1;
    };
  }
  const arrivals = boards.map((board) => {
    const seen: { readonly to: number; readonly at: number }[] = [];
    board.hear = (message) => {
      if (!message.startsWith('42/board,["delta"')) return;
      seen.push({ to: Number(/"to":(\d+)/.exec(message)?.[1]), at: performance.now() });
    };
    return seen;
  });
  const sent = await send(voters, votes, (n) => {
    const vote = from + n;
    const on = Math.floor(vote / (VOTERS * 50)) % 2 === 0;
    const ideaId = ideaIds[Math.floor(vote / VOTERS) % 50];
    return `42/board,${n}["command",${JSON.stringify({ id: `screens-${vote}`, type: 'vote.set', ideaId, on })}]`;
  });
  await until('every vote is acknowledged', () => answers === votes);
  const last = Math.max(...versions);
  await within(PATIENCE_MS, () => arrivals.every((seen) => (seen.at(-1)?.to ?? 0) >= last));
  const end = performance.now();
  const latencies: number[] = [];
  for (const seen of arrivals) {
    let step = 0;
    versions.forEach((version, n) => {
      while (step < seen.length && (seen[step]?.to ?? 0) < version) step += 1;
      latencies.push((seen[step]?.at ?? end) - (sent[n] ?? end));
    });
  }
  return {
    shown: percentile(latencies, 0.99),
    acknowledged: percentile(
      answered.map((at, n) => at - (sent[n] ?? at)),
      0.99
    ),
  };
}

async function eachVote({ boards, voters }: Room, votes: number): Promise<number> {
  const at = boards.map((board) => {
    const heard = new Float64Array(votes);
    board.hear = (message) => {
      const n = /^42\/board,\["vote",\{"n":(\d+)/.exec(message)?.[1];
      if (n !== undefined) heard[Number(n)] = performance.now();
    };
    return heard;
  });
  const sent = await send(
    voters,
    votes,
    (n) => `42/board,${n}["vote",${JSON.stringify({ n, ideaId: 'idea-1', count: n })}]`
  );
  await within(PATIENCE_MS, () => at.every((heard) => heard[votes - 1]));
  const end = performance.now();
  const latencies = at.flatMap((heard) => Array.from(heard, (moment, n) => (moment || end) - (sent[n] ?? end)));
  // Nothing of this round is to come in the middle of the next.
  await wait(100);
  return percentile(latencies, 0.99);
}
