import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Ground } from '../ground.ts';
import { Line } from '../load/line.ts';
import { openMeeting } from '../load/people.ts';
import { until } from '../load/time.ts';
import type { Server } from '../server.ts';
import { median, rowOf, type Row, type Sample } from '../report.ts';

/** Two processes of people: one is busier than the server it connects to. */
const CROWDS = 2;
const HERE = '42/board,["here"';
const back = z.object({ errors: z.array(z.string()), ms: z.number() });

/**
 * A server is started again, and all of a large meeting come back in one moment. Ours reads its log, finds out who each
 * one is, and sends what came after the version that they hold. The rival is told beforehand what to send to everybody.
 */
export async function reconnect(ground: Ground): Promise<Row[]> {
  const [people, rounds] = [ground.pick(5000, 40), ground.pick(3, 2)];
  const crowds = await Promise.all(Array.from({ length: CROWDS }, () => ground.start('crowd')));
  const folder = await ground.folder();
  const first = await openMeeting(ground, 100, folder);
  const { code, ideaIds } = first;
  const place = { port: first.server.port, code, until: HERE };
  const all = (what: string, given: unknown) => Promise.all(crowds.map((crowd) => crowd.ask(what, given, z.null())));
  await all('join', { ...place, count: people / CROWDS });
  await all('vote', { ideaIds, votes: 3 });
  await all('leave', null);
  await first.server.end();

  const samples: Sample[] = [];
  const seconds: { readonly ours: number; readonly theirs: number }[] = [];
  let greeting: readonly (readonly [string, unknown])[] | null = null;
  for (let round = 0; round < rounds; round += 1) {
    const ours = await ground.start('openfloor', folder);
    greeting ??= await greetingOf(ours, code);
    const rival = await ground.start('bare-socketio');
    await rival.ask('greet', greeting, z.null());
    const storm = async (server: Server) => {
      const before = await server.cpu();
      const given = { port: server.port, code, until: HERE };
      const came = await Promise.all(crowds.map((crowd) => crowd.ask('comeBack', given, back)));
      const used = (await server.cpu()) - before;
      const errors = came.flatMap((one) => one.errors);
      if (errors.length > 0) throw new Error(`${errors.length} did not get in: ${[...new Set(errors)].join(' ')}`);
      await all('leave', null);
      await server.end();
      return { cpu: used / people, ms: Math.max(...came.map(({ ms }) => ms)) };
    };
    const [mine, theirs] = [await storm(ours), await storm(rival)];
    samples.push({ ours: mine.cpu, rival: theirs.cpu });
    seconds.push({ ours: mine.ms / 1000, theirs: theirs.ms / 1000 });
  }
  const took = (of: 'ours' | 'theirs') => median(seconds.map((one) => one[of])).toFixed(1);
  const about = {
    id: 'reconnect',
    name: `server CPU per phone, ${people} reconnecting at once after a restart`,
    unit: 'µs',
    goal: { of: 'ratio', op: '<=', value: 1.5 },
    note:
      `Until each has what it needs (ours ${took('ours')} s, rival ${took('theirs')} s, no errors): who it is, what came ` +
      'after its version, what is private to it. A fresh process each round, ours reading its log meanwhile; rival: ' +
      'Socket.IO that tells everybody the same three messages, as long as ours.',
  } as const;
  return [rowOf(about, samples)];
}

/** What somebody hears who comes back without anything of their own: the rival says the same to everybody. */
async function greetingOf(server: Server, code: string): Promise<(readonly [string, unknown])[]> {
  const heard: (readonly [string, unknown])[] = [];
  const auth = { code, audience: 'public', token: randomBytes(32).toString('base64url'), since: 150 };
  const line = await Line.board(server.port, auth);
  line.hear = (message) => {
    if (message.startsWith('42/board,')) heard.push(JSON.parse(message.slice('42/board,'.length)) as [string, unknown]);
  };
  await until('somebody who comes back is told everything', () => heard.some(([event]) => event === 'here'));
  line.close();
  return heard;
}
