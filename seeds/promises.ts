/** What became of earlier meetings, done by the commands that staff and residents have. */
import type { Store } from '../db/store.ts';
import { Publishing } from '../realtime/agenda/publishing/publishing.ts';
import type { Hall } from '../realtime/hall/hall.ts';
import type { Halls } from '../realtime/halls.ts';
import type { Actor } from '../src/lib/meeting/actors.ts';
import type { CommandId, MeetingCode } from '../src/lib/meeting/ids.ts';
import { seedAgenda } from './agenda/draft.ts';
import type { Dice } from './dice.ts';
import { paint } from './pictures.ts';
import { play, type Act, type PastClock } from './play.ts';
import type { Hosts, Script } from './script.ts';
import type { SeedPromise, SeedUpdate } from './texts/promises.ts';

const DAY = 24 * 60 * 60_000;

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
  const publishing = new Publishing(store, async () => {});
  const { previewHash } = await publishing.preview(hall);
  const id = dice.id() as CommandId;
  const ack = await publishing.publish(hall, commander, { type: 'agenda.publish', previewHash, id });
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
