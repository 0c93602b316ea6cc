/** What became of earlier meetings, done by the commands that staff and residents have. */
import type { Store } from '../db/store.ts';
import type { Hall } from '../realtime/hall/hall.ts';
import type { Halls } from '../realtime/halls.ts';
import type { PreparedAction } from '../src/lib/meeting/actions/commands.ts';
import type { Actor } from '../src/lib/meeting/actors.ts';
import type { CommandId, MeetingCode } from '../src/lib/meeting/ids.ts';
import { seedAgenda } from './agenda/draft.ts';
import type { Dice } from './dice.ts';
import { paint } from './pictures.ts';
import { play, type Act, type PastClock } from './play.ts';
import type { Hosts, Script } from './script.ts';
import type { SeedPromise, SeedUpdate } from './texts/promises.ts';

const DAY = 24 * 60 * 60_000;
/** So many disputes open an action again. */
const REOPEN_AT = 3;

export interface Past {
  readonly store: Pick<Store, 'agendas' | 'directory' | 'pictures'>;
  readonly halls: Halls;
  readonly clock: PastClock;
  readonly dice: Dice;
  readonly hosts: Hosts;
  /** ms since the epoch: the moment at which the demo begins */
  readonly now: number;
}

/**
 * Writes the agenda of a meeting that is over, publishes it, and lets happen what became of it.
 * @throws Error if a command of the seed is refused
 */
export async function seedPromises(
  { store, halls, clock, dice, hosts, now }: Past,
  code: MeetingCode,
  promises: readonly SeedPromise[],
  script: Script,
  publishedDaysAgo: number
): Promise<void> {
  const hall = await halls.byCode(code);
  if (!hall) throw new Error('promises belong to a meeting');
  const commander: Actor = { role: 'commander', staff: hosts.commander };
  const before = (days: number): number => now - days * DAY;
  clock.moveTo(before(publishedDaysAgo));
  await seedAgenda(store, halls, code, now, dice, promises);
  const known = await hall.read(({ ideas }) => [...ideas.values()].map(({ id, text }) => ({ id: String(id), text })));
  const actions = promises.map((promise) => preparedOf(promise, known, now));
  const ack = await hall.submit(commander, {
    type: 'agenda.publish',
    previewHash: dice.id(),
    actions,
    reopenAt: REOPEN_AT,
    id: dice.id() as CommandId,
  });
  if (!ack.ok) throw new Error(`the seed's agenda was refused: ${ack.code}`);

  const acts: Act[] = [];
  for (const { id: actionId, updates, answers = [], ideas = [] } of promises) {
    for (const update of updates) {
      const said = await brought(store, hall, before(update.daysAgo), update, dice);
      acts.push({
        at: before(update.daysAgo),
        actor: commander,
        command: () => ({ type: 'action.update', actionId, ...said }),
      });
    }
    const backers = [...new Set(ideas.flatMap((beginning) => script.backers(script.named(beginning))))];
    for (const { daysAgo, solved, unsolved } of answers) {
      backers.slice(0, solved + unsolved).forEach((actor, n) => {
        // Each in a minute of its own: that which opens it again is the last.
        const at = before(daysAgo) + n * 60_000;
        acts.push({ at, actor, command: () => ({ type: 'action.confirm', actionId, solved: n < solved }) });
      });
    }
  }
  await play(hall, clock, acts, dice);
}

/** An entry as it is published: what is in the document, word for word. */
function preparedOf(
  { id, title, body, owner = '', area = '', dueIn, ideas = [] }: SeedPromise,
  known: readonly { readonly id: string; readonly text: string }[],
  now: number
): PreparedAction {
  const found = known.filter(({ text }) => ideas.some((beginning) => text.startsWith(beginning)));
  const lines = body.flatMap((block) => (block.kind === 'list' ? block.lines : [block.text]));
  return {
    actionId: id,
    title,
    body: lines.map((text) => ({ kind: 'paragraph', runs: [{ text }] })),
    owner,
    area,
    due: dueIn === undefined ? null : new Date(now + dueIn * DAY).toISOString().slice(0, 10),
    ideaIds: found.map((idea) => idea.id).sort(),
  };
}

/** Its pictures, painted and kept, as an update names them. */
async function brought(
  { pictures }: Pick<Store, 'pictures'>,
  { meeting }: Hall,
  at: number,
  { daysAgo: _daysAgo, pictures: shown = [], ...said }: SeedUpdate,
  dice: Dice
) {
  const kept: { id: string; alt: string }[] = [];
  for (const { file, alt } of shown) {
    const { content, type, width, height } = await paint(file);
    const id = dice.id();
    await pictures.put({ id, meeting, type, width, height, at }, content);
    kept.push({ id, alt });
  }
  return { ...said, ...(kept.length > 0 && { pictures: kept }) };
}
