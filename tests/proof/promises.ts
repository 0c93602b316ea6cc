import * as Y from 'yjs';
import type { Store } from '../../db/store.ts';
import { systemClock } from '../../realtime/hall/clock.ts';
import { Halls } from '../../realtime/halls.ts';
import type { PreparedAction } from '../../src/lib/meeting/actions/commands.ts';
import type { Actor } from '../../src/lib/meeting/actors.ts';
import type { CommandBody } from '../../src/lib/meeting/commands.ts';
import type { CommandId, MeetingCode } from '../../src/lib/meeting/ids.ts';
import { addItem } from '../../src/lib/protocol/agenda-document.ts';
import { randomAction, type KnownAction } from '../meeting/random-actions.ts';
import type { Rng } from '../support/rng.ts';
import { before } from './ledger.ts';

type Resident = Extract<Actor, { role: 'resident' }>;

export interface WhoPromises {
  readonly moderator: Actor;
  readonly commander: Actor;
  /** Who asked for it; the first of them wrote the idea. */
  readonly residents: readonly Resident[];
}

const PROMISED: Omit<PreparedAction, 'ideaIds'> = {
  actionId: 'action-1',
  title: 'Light the underpass',
  body: [],
  owner: 'Sector North',
  due: null,
  area: '',
};

/** Before the first message: an idea that some asked for, an agenda with an item about it, and the agenda published. */
export async function promise(
  store: Store,
  code: MeetingCode,
  { moderator, commander, residents }: WhoPromises
): Promise<readonly KnownAction[]> {
  const halls = new Halls({ store, clock: systemClock, report: () => {} });
  const hall = await halls.byCode(code);
  if (!hall) throw new Error('there is such a meeting');
  const { meeting } = hall;
  let step = 0;
  const act = async (actor: Actor, body: CommandBody): Promise<string> => {
    const ack = await hall.submit(actor, { ...body, id: before((step += 1)) as CommandId });
    if (!ack.ok) throw new Error(`${body.type}: ${ack.message}`);
    return ack.result.ideaId ?? '';
  };
  const [author] = residents;
  if (!author) throw new Error('somebody asked for it');
  const ideaId = await act(author, { type: 'idea.submit', text: 'The underpass is dark' });
  await act(moderator, { type: 'idea.publish', ideaId });
  for (const resident of residents.slice(1)) await act(resident, { type: 'vote.set', ideaId, on: true });
  const { actionId, title, owner } = PROMISED;
  const doc = new Y.Doc();
  addItem(doc, { id: actionId, title, text: '', ideas: [ideaId] });
  await store.agendas.append(meeting, Y.encodeStateAsUpdate(doc));
  const actions = [{ ...PROMISED, ideaIds: [ideaId] }];
  await act(commander, { type: 'agenda.publish', previewHash: 'before', actions });
  await halls.close();
  const supporters = residents.map(({ participant }) => participant);
  return [{ id: actionId, status: 'proposed', title, owner, area: '', supporters }];
}

/** @param previewHash of the agenda as it is; others are made up */
export function aboutActions(rng: Rng, actions: readonly KnownAction[], previewHash: string) {
  const ofStaff = ['agenda.publish', 'action.update', 'action.update', 'action.redact'] as const;
  return (role: Actor['role'], ideas: readonly string[]): CommandBody => {
    const body = randomAction(rng, role === 'resident' ? 'action.confirm' : rng.pick(ofStaff), actions, ideas);
    return body.type === 'agenda.publish' && rng.chance(0.5) ? { ...body, previewHash } : body;
  };
}
