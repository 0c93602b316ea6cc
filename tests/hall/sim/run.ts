import { checkChain } from '../../../realtime/audit/check.ts';
import { participantOf, senderOf, type Actor } from '../../../src/lib/meeting/actors.ts';
import type { LoggedEvent } from '../../../src/lib/meeting/events.ts';
import type { MeetingCode } from '../../../src/lib/meeting/ids.ts';
import { DEFAULT_SETTINGS } from '../../../src/lib/meeting/settings.ts';
import { rngFrom } from '../../support/rng.ts';
import { commander, moderator, officer, resident, SECOND, staff, START } from '../../meeting/cast.ts';
import { randomActionCommand } from '../../meeting/random-actions.ts';
import { knownOf, PLAN, randomBody } from '../../meeting/random.ts';
import { SimClient } from './client.ts';
import { FakeClock, settle } from './clock.ts';
import { MEETING, SimNode } from './node.ts';
import { Oracle, Violation } from './oracle.ts';
import { CALM, StormyLog } from './store.ts';

/** What one run did: enough to see that two runs of a seed were the same. */
export interface Trace {
  readonly events: number;
  readonly log: string;
  readonly kills: number;
  /** Events that shared a batch with others. */
  readonly shared: number;
  readonly conflicts: number;
  /** Appends whose outcome nobody was told. */
  readonly unknown: number;
  /** Events about published actions. */
  readonly actions: number;
}

/** An outbox with two dozen ideas is let through at six a minute. */
const PATIENCE = 600 * SECOND;

/** Published actions come up in every so manieth run; all other runs are what they were without them. */
const WITH_ACTIONS = 5;

/**
 * A small town hall with a bad store, a bad network and processes that die, from one seed. Time, chance and scheduling
 * are the run's own, so that a seed always gives the same run.
 * @throws Violation when anything that anybody was told is not so
 */
export async function simulate(seed: number): Promise<Trace> {
  const rng = rngFrom(seed);
  const clock = new FakeClock(START);
  const actors: Actor[] = [
    ...[1, 2, 3, 4].slice(0, 1 + rng.int(4)).map((n) => ({ ...resident(n), sawRoomCode: n % 2 === 0 })),
    moderator,
    ...(rng.chance(0.5) ? [staff('moderator', 2), commander] : [commander]),
    officer,
  ];
  const people = actors.flatMap((actor) => participantOf(senderOf(actor)) ?? []);
  const oracle = new Oracle(people);
  const log = new StormyLog(clock, rng.fork(), (batch) => oracle.logged(batch));
  if (rng.chance(0.2)) log.weather = CALM;

  const violations: unknown[] = [];
  const onViolation = (violation: unknown) => violations.push(violation);
  const nodes: SimNode[] = [];
  const gossip = (from: number) => (version: number) => {
    for (const [index, node] of nodes.entries()) {
      if (index === from || rng.chance(0.2)) continue;
      clock.after(rng.int(40), () => node.hall?.hint(version));
    }
  };
  for (let index = 0; index < 1 + rng.int(3); index += 1) {
    nodes.push(new SimNode(clock, log, rng.fork(), gossip(index), onViolation));
  }
  begin(log, rng.chance(0.25) ? START + 3 * SECOND : null, rng.chance(0.3));
  for (const node of nodes) void node.start();

  const clients = actors.map((actor) => new SimClient(actor, clock, rng.fork(), oracle, onViolation));
  const chosen = seed % WITH_ACTIONS === 0 ? rngFrom(seed ^ 0x51ed270b) : null;
  let kills = 0;
  const act = () => {
    const node = rng.pick(nodes);
    const client = rng.pick(clients);
    const what = rng.weighted({ send: 60, connect: 14, leave: 4, kill: 2 });
    if (what === 'kill') {
      kills += 1;
      for (const other of clients) other.lost(node);
      node.kill();
      clock.after(rng.int(300), () => void node.start());
    } else if (what === 'leave') client.leave();
    else if (what === 'connect' || !client.connected) client.connect(node);
    else for (let burst = rng.int(4); burst >= 0; burst -= 1) speak(rng.chance(0.6) ? client : rng.pick(clients));
  };
  const speak = (client: SimClient) => {
    const known = knownOf(oracle.state, clock.now());
    client.send(randomBody(rng, client.actor.role, known));
    const about = chosen && randomActionCommand(chosen.int(2 ** 32), known, 3);
    if (!about) return;
    const asker = clients.find((one) => senderOf(one.actor) === senderOf(about.actor));
    asker?.send(about.body);
  };
  for (let steps = 20 + rng.int(60); steps > 0; steps -= 1) {
    act();
    await run(clock, clock.now() + rng.int(60), violations);
  }

  await rest(clock, log, nodes, clients, violations);
  for (const client of clients) client.checkAtRest();
  checkClosing(oracle, clock.now());
  checkTied(log);
  const events = log.batches.flatMap((batch) => batch.events);
  const shared = events.length - log.batches.length;
  const { conflicts, unknown } = log;
  const actions = events.filter(({ type }) => String(type).startsWith('action.')).length;
  return { events: events.length, log: JSON.stringify(log.batches), kills, shared, conflicts, unknown, actions };
}

function begin(log: StormyLog, closesAt: number | null, post: boolean): void {
  const moderation = post ? 'post' : 'pre';
  const settings = {
    ...DEFAULT_SETTINGS,
    title: 'Simulated',
    closesAt,
    moderation,
    ballot: 'room',
    plan: PLAN,
  } as const;
  const created: LoggedEvent = {
    type: 'meeting.created',
    code: 'ELM204' as MeetingCode,
    settings,
    at: START,
    by: senderOf(commander),
  };
  const opened: LoggedEvent = { type: 'meeting.opened', closesAt, at: START, by: senderOf(commander) };
  log.seed({ firstVersion: 1, events: [created, opened].map((event) => ({ ...event })), texts: {} });
}

/** Lets time go on to `until`, everything that happens included. */
async function run(clock: FakeClock, until: number, violations: readonly unknown[]): Promise<void> {
  do {
    await settle();
    if (violations.length > 0) throw violations[0];
  } while (clock.advance(until));
}

/** The weather clears, everybody comes back, everything is answered, every node hears of the last version. */
async function rest(
  clock: FakeClock,
  log: StormyLog,
  nodes: readonly SimNode[],
  clients: readonly SimClient[],
  violations: readonly unknown[]
): Promise<void> {
  log.weather = CALM;
  const until = clock.now() + PATIENCE;
  await run(clock, clock.now() + 15 * SECOND, violations);
  while (clock.now() < until) {
    for (const [index, client] of clients.entries()) {
      const node = nodes[index % nodes.length];
      if (node?.hall && !client.connected) client.connect(node);
    }
    await run(clock, clock.now() + 2 * SECOND, violations);
    for (const node of nodes) node.hall?.hint(log.version);
    await run(clock, clock.now() + 2 * SECOND, violations);
    if (clients.every((client) => client.atRest)) return;
  }
}

/** However many nodes raced, and whatever was lost on the way: one chain, from the first batch that a Hall wrote. */
function checkTied({ batches }: StormyLog): void {
  const { findings, chainedFrom } = checkChain(MEETING, batches);
  if (findings.length > 0) throw new Violation(`the chain is broken: ${JSON.stringify(findings)}`);
  if (batches.length > 1 && chainedFrom !== batches[1]?.firstVersion) throw new Violation('the chain begins too late');
}

/** A closing time that has come has closed the meeting, without anybody's doing. */
function checkClosing({ state }: Oracle, now: number): void {
  const { phase, settings } = state;
  const running = phase === 'gathering' || phase === 'live' || phase === 'paused';
  if (running && settings.closesAt !== null && settings.closesAt < now - SECOND)
    throw new Violation('it should have closed');
}
