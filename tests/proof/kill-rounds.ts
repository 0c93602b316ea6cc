import type { CommandBody } from '../../src/lib/meeting/commands.ts';
import type { BoardView } from '../../src/lib/meeting/view.ts';
import { newDevice, meetingSecret, participantOf } from '../../realtime/devices.ts';
import { randomBody, type KnownIds } from '../meeting/random.ts';
import { rngFrom, type Rng } from '../support/rng.ts';
import { fold, Ledger } from './ledger.ts';
import { Moments } from './moments.ts';
import { scene, type Place } from './place.ts';
import { freePort, startProcess, type Served } from './process.ts';
import { Regular } from './regular.ts';

const RESIDENTS = 20;
/** About 200 commands a second, whether anybody answers or not. */
const EVERY_MS = 5;
const REPEATS = 25;
/** Past this the boards of a long run would cost more than its commands. */
const MANY_IDEAS = 150;

/** One who stayed, and one who only came in the end. */
export interface Pair {
  readonly stayed: Regular;
  readonly fresh: Regular;
}

export interface Outcome {
  readonly ledger: Ledger;
  readonly againstLog: ReturnType<Ledger['against']>;
  readonly regulars: readonly Regular[];
  readonly pairs: readonly Pair[];
  /** The public view as the log has it. */
  readonly folded: ReturnType<typeof fold>;
  /** Accepted commands that were sent again after a restart, and how many of them were answered as before. */
  readonly repeated: number;
  readonly repeatedSame: number;
  /** Lines of the server's log that tell of trouble. */
  readonly troubles: readonly string[];
  /** Exit code of the last server, which was asked to stop. */
  readonly exit: number | string;
  /** Commands answered per round, on average. */
  readonly perRound: number;
}

/** A town hall under load whose server is killed again and again, and what became of it. */
export async function killRounds(place: Place, rounds: number, seed: number): Promise<Outcome> {
  const rng = rngFrom(seed);
  const store = await place.open('server');
  const { meeting, code, moderator, officer } = await scene(store);
  const key = await store.keyring.keyFor(meeting);
  await store.close();

  const port = await freePort(rng);
  const ledger = new Ledger();
  const moments = new Moments();
  const troubles: string[] = [];
  let server = await startProcess(place, port);
  const shared = { url: server.url, code, ledger, moments };
  const seats = Array.from({ length: RESIDENTS }, () => {
    const token = meetingSecret(newDevice(), meeting);
    return { ...shared, audience: 'public' as const, token, sender: `p:${participantOf(key, token)}` as const };
  });
  const staff = {
    ...shared,
    audience: 'staff' as const,
    cookie: moderator.cookie,
    sender: `s:${moderator.id}` as const,
  };
  const screen = { ...shared, audience: 'screen' as const, cookie: officer.cookie, sender: null };
  const residents = seats.map((seat) => new Regular(seat));
  const chair = new Regular(staff);
  const regulars = [...residents, chair, new Regular(screen)];

  const traffic = drive(rng.fork(), residents, chair);
  const [repeated, same] = [new Set<string>(), { count: 0 }];
  for (let round = 0; round < rounds; round += 1) {
    await moments.until(() => regulars.every((regular) => regular.settled));
    if (round > 0) await repeatSome(rng, regulars, repeated, same, round);
    const answered = ledger.accepted.size + 40 + rng.int(120);
    await moments.until(() => ledger.accepted.size >= answered);
    // A volley, so that much is on its way when it happens.
    for (const resident of residents) for (let shot = 0; shot < 3; shot += 1) traffic.one(resident);
    await kill(server, rng, troubles);
    server = await startProcess(place, port);
  }
  await moments.until(() => regulars.every((regular) => regular.settled));
  traffic.stop();
  await moments.until(() => regulars.every((regular) => regular.waiting === 0));
  const last = Math.max(...[...ledger.accepted.values()].map(({ version }) => version));
  await moments.until(() => regulars.every((regular) => regular.version >= last));

  const pairs: Pair[] = [...seats.slice(0, 3), staff, screen].map((seat, index) => ({
    stayed: [...residents.slice(0, 3), ...regulars.slice(-2)][index]!,
    fresh: new Regular(seat),
  }));
  await moments.until(() => pairs.every(({ fresh }) => fresh.settled));
  for (const regular of [...regulars, ...pairs.map(({ fresh }) => fresh)]) regular.leave();
  troubles.push(...trouble(server));
  const exit = await server.end('SIGTERM');

  const reader = await place.open();
  const batches = await reader.log.read(meeting, 0);
  await reader.close();
  return {
    ledger,
    againstLog: ledger.against(batches),
    regulars,
    pairs,
    folded: fold(batches),
    repeated: repeated.size,
    repeatedSame: same.count,
    troubles,
    exit,
    perRound: ledger.accepted.size / rounds,
  };
}

interface Traffic {
  /** Has one resident send something. */
  one(resident: Regular): void;
  stop(): void;
}

/** A fixed schedule of commands: votes mostly, a few ideas, and a moderator at work. */
function drive(rng: Rng, residents: readonly Regular[], chair: Regular): Traffic {
  const one = (resident: Regular) => resident.ask(residentBody(rng, knownTo(chair.view)));
  const timer = setInterval(() => {
    if (rng.chance(0.12)) chair.ask(calm(() => randomBody(rng, 'moderator', knownTo(chair.view))));
    else one(rng.pick(residents));
  }, EVERY_MS);
  return { one, stop: () => clearInterval(timer) };
}

function residentBody(rng: Rng, known: KnownIds): CommandBody {
  const what =
    known.ideas.length < 5 ? 'idea' : rng.weighted({ vote: 92, idea: known.ideas.length < MANY_IDEAS ? 8 : 0.5 });
  if (what === 'idea') return { type: 'idea.submit', text: `More light on ${rng.letters(8)} street` };
  return { type: 'vote.set', ideaId: rng.pick(known.ideas.slice(-30)), on: rng.chance(0.75) };
}

/** The meeting stays open, or there would be nothing to lose. */
function calm(next: () => CommandBody): CommandBody {
  for (;;) {
    const body = next();
    if (!body.type.startsWith('meeting.')) return body;
  }
}

function knownTo(view: BoardView | null): KnownIds {
  const ideas = Object.values(view?.ideas ?? {});
  const merged = ideas.filter((idea) => idea.mergedInto).map((idea) => idea.id);
  return { ideas: ideas.map((idea) => idea.id), merged, now: Date.now() };
}

async function repeatSome(
  rng: Rng,
  regulars: readonly Regular[],
  repeated: Set<string>,
  same: { count: number },
  round: number
): Promise<void> {
  const answers = Array.from({ length: REPEATS }, async (_, index) => {
    const answer = await rng.pick(regulars).repeat((ids) => rng.pick(ids), 100);
    if (answer === null) return;
    repeated.add(`${round}-${index}`);
    if (answer) same.count += 1;
  });
  await Promise.all(answers);
}

/** SIGKILL, a few random milliseconds from now: before, in or after an append. */
async function kill(server: Served, rng: Rng, troubles: string[]): Promise<void> {
  await new Promise<void>((now) => setTimeout(now, rng.int(12)));
  troubles.push(...trouble(server));
  await server.end('SIGKILL');
}

function trouble({ logged }: Served): string[] {
  return logged.filter(({ level }) => level === 'error' || level === 'fatal').map((line) => JSON.stringify(line));
}
