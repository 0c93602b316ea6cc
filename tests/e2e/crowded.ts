import { openStore } from '../../db/open.ts';
import { Halls } from '../../realtime/halls.ts';
import type { Actor } from '../../src/lib/meeting/actors.ts';
import type { CommandBody } from '../../src/lib/meeting/commands.ts';
import { parseCommandId, type ParticipantId, type StaffId } from '../../src/lib/meeting/ids.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/lib/meeting/settings.ts';

/** How many commands are on their way at once. */
const IN_FLIGHT = 500;
/** A person may write this many ideas at once. */
const IDEAS_EACH = 5;

const PLACES = ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir', 'Ginkgo', 'Hazel', 'Ironwood', 'Juniper'];
const WISHES = [
  'needs a light that works after ten at night, people walk in the road to avoid the dark part',
  'has cars parked across the crossing every school morning',
  'could use a bench at the stop, for those who cannot stand long',
  'floods at the corner when it rains, and nobody can pass with a stroller',
  'is where engines race on Sunday evenings until long after midnight',
];

/** What the n-th idea of a crowded board says, from 0. */
export const ideaText = (n: number): string =>
  `${PLACES[n % PLACES.length] ?? ''} ${String(100 + Math.floor(n / 10))} ${WISHES[n % WISHES.length] ?? ''}`;

/**
 * A live meeting with many ideas, written straight into the store of a server that does not run. The first ideas are the
 * most backed. @returns its code
 */
export async function seedCrowd(dataFolder: string, ideas: number, change: Partial<Settings> = {}): Promise<string> {
  const store = await openStore({ dataFolder, role: 'tool' });
  const wrong: unknown[] = [];
  const halls = new Halls({ store, report: (what, cause) => wrong.push(new Error(what, { cause })) });
  const settings: Settings = {
    ...DEFAULT_SETTINGS,
    title: 'What should we work on first?',
    moderation: 'post',
    ...change,
  };
  const hall = await halls.create(settings, { by: 'system' });
  let commands = 0;
  const act = async (actor: Actor, body: CommandBody): Promise<string | undefined> => {
    const id = parseCommandId(`seed-${String((commands += 1)).padStart(8, '0')}`);
    if (!id) throw new Error('this is an id');
    const ack = await hall.submit(actor, { ...body, id });
    if (!ack.ok) throw new Error(`${body.type} was refused: ${ack.code}`);
    return ack.result.ideaId;
  };
  const person = (n: number): Actor => ({ role: 'resident', participant: `seed-${n}` as ParticipantId });
  await act({ role: 'admin', staff: 'somebody' as StaffId }, { type: 'meeting.open' });
  const first: string[] = [];
  for (let from = 0; from < ideas; from += IN_FLIGHT) {
    const numbers = Array.from({ length: Math.min(IN_FLIGHT, ideas - from) }, (_, n) => from + n);
    const ids = await Promise.all(
      numbers.map((n) => act(person(Math.floor(n / IDEAS_EACH)), { type: 'idea.submit', text: ideaText(n) }))
    );
    if (from === 0) first.push(...ids.flatMap((id) => id ?? []).slice(0, 20));
  }
  for (const [rank, ideaId] of first.entries()) {
    const voters = Array.from({ length: 40 - rank }, (_, n) => person(n));
    await Promise.all(voters.map((voter) => act(voter, { type: 'vote.set', ideaId, on: true })));
  }
  const code = await hall.read((state) => state.code);
  await halls.close();
  await store.close();
  if (wrong.length > 0) throw new AggregateError(wrong, 'seeding went wrong');
  return code;
}
