import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Ground } from '../ground.ts';
import type { Line } from '../load/line.ts';
import { closeAll, openMeeting, residents, strangers } from '../load/people.ts';
import { pace } from '../load/time.ts';
import type { Server } from '../server.ts';
import { rowOf, type Row, type Sample } from '../report.ts';

/** Votes a second, in the order in which they are tried: the last at which nobody waits longer than `KEEPS_UP_MS`. */
const RATES = [50, 75, 100, 125, 150, 175, 200, 250, 300, 400, 500, 700, 1000];
/** A server that serves a load has told everybody everything this soon after the last vote. */
const KEEPS_UP_MS = 500;
/** Twenty votes a second are in order for one resident. */
const VOTERS = 60;

interface Side {
  readonly server: Server;
  readonly crowd: Server;
  readonly voters: readonly Line[];
  /** The n-th vote of the whole row. */
  readonly message: (n: number) => string;
  /** Prepares to be asked whether everybody was told of `votes` more votes. */
  readonly begin: () => Promise<null>;
  readonly told: (votes: number, lastVersion: number) => Promise<boolean>;
}

interface Served {
  /** µs of the server for one vote. */
  readonly perVote: number;
  /** Until everybody was told of the last one; Infinity if they were not in time. */
  readonly lag: number;
}

/** What a vote costs a server that a thousand people look at, when as many are cast as both servers can take. */
export async function viewers(ground: Ground): Promise<Row[]> {
  const [people, rounds, seconds] = [ground.pick(1000, 40), ground.pick(5, 2), ground.pick(3, 0.2)];
  const meeting = await openMeeting(ground, 100);
  const rival = await ground.start('bare-socketio');
  const [boards, strangersThere] = [await ground.start('crowd'), await ground.start('crowd')];
  await boards.ask(
    'join',
    { port: meeting.server.port, code: meeting.code, until: '42/board,["here"', count: people },
    z.null()
  );
  await strangersThere.ask('join', { port: rival.port, code: '', until: '40/board', count: people }, z.null());
  const { ideaIds } = meeting;

  const ours: Side = {
    server: meeting.server,
    crowd: boards,
    voters: await residents(meeting, VOTERS),
    message(n) {
      const on = Math.floor(n / (VOTERS * 50)) % 2 === 0;
      const ideaId = ideaIds[Math.floor(n / VOTERS) % 50];
      return `42/board,${n}["command",${JSON.stringify({ id: `viewers-${n}`, type: 'vote.set', ideaId, on })}]`;
    },
    begin: () => boards.ask('follow', null, z.null()),
    told: async (_votes, last) => (await boards.ask('reached', null, z.number())) >= last,
  };
  const theirs: Side = {
    server: rival,
    crowd: strangersThere,
    voters: await strangers(rival, VOTERS),
    message: (n) => `42/board,${n}["vote",${JSON.stringify({ n, ideaId: 'idea-1', count: n })}]`,
    begin: () => strangersThere.ask('count', { prefix: '42/board,["vote"' }, z.null()),
    told: async (votes) => (await strangersThere.ask('heard', null, z.number())) >= votes * people,
  };
  let cast = 0;
  const serve = async (side: Side, rate: number): Promise<Served> => {
    const votes = Math.round(rate * seconds);
    const served = await castAt(side, rate, votes, cast);
    cast += votes;
    return served;
  };

  // Also for the compilers.
  for (const side of [ours, theirs]) await serve(side, RATES[0] ?? 1);
  let most = RATES[0] ?? 1;
  for (const rate of ground.quick ? RATES.slice(0, 2) : RATES) {
    const both = [await serve(theirs, rate), await serve(ours, rate)];
    if (both.some(({ lag }) => lag > KEEPS_UP_MS)) break;
    most = rate;
  }
  const samples: Sample[] = [];
  for (let round = 0; round < rounds; round += 1) {
    samples.push({ ours: (await serve(ours, most)).perVote, rival: (await serve(theirs, most)).perVote });
  }
  closeAll([...ours.voters, ...theirs.voters]);
  const about = {
    id: 'viewers',
    name: `server CPU per vote, ${people} viewers, ${most} votes/s`,
    unit: 'µs',
    goal: { of: 'ratio', op: '<=', value: 0.05 },
    note:
      `${most} votes/s is the most, of ${RATES[0]} to ${RATES.at(-1)} tried, after which both had told everybody within ` +
      `${KEEPS_UP_MS} ms of the last one. Ours is on the disk, acknowledged, and told to all with the others of its ` +
      'moment; rival: Socket.IO emitting every vote to the room.',
  } as const;
  return [rowOf(about, samples)];
}

async function castAt(side: Side, rate: number, votes: number, from: number): Promise<Served> {
  const { server, voters } = side;
  let acknowledged = 0;
  let lastVersion = 0;
  const refusals: string[] = [];
  for (const voter of voters) {
    voter.hear = (message) => {
      if (!message.startsWith('43/board,')) return;
      if (message.includes('"ok":false')) refusals.push(message);
      acknowledged += 1;
      lastVersion = Math.max(lastVersion, Number(/"version":(\d+)/.exec(message)?.[1] ?? 0));
    };
  }
  await side.begin();
  const before = await server.cpu();
  await pace(votes, 1000 / rate, (n) => voters[(from + n) % voters.length]?.say(side.message(from + n)));
  const ended = performance.now();
  let lag = 0;
  while (acknowledged < votes || !(await side.told(votes, lastVersion))) {
    lag = performance.now() - ended;
    if (lag > 20 * KEEPS_UP_MS) return { perVote: Number.NaN, lag: Infinity };
    await wait(10);
  }
  if (refusals.length > 0) throw new Error(`a vote was refused: ${refusals[0]}`);
  const perVote = ((await server.cpu()) - before) / votes;
  return { perVote, lag };
}
