import { createMemoryStore } from '../../db/memory.ts';
import type { Store } from '../../db/store.ts';
import { Auth } from '../../realtime/auth.ts';
import { readConfig } from '../../realtime/config.ts';
import type { Hall } from '../../realtime/hall/hall.ts';
import { loadPages } from '../../realtime/http/pages.ts';
import { createLog } from '../../realtime/log.ts';
import { startServer, type Running } from '../../realtime/server.ts';
import { seedDemo } from '../../seeds/seed.ts';
import type { Actor } from '../../src/lib/meeting/actors.ts';
import type { CommandBody } from '../../src/lib/meeting/commands.ts';
import {
  parseCommandId,
  parseIdeaId,
  parseMeetingCode,
  parseParticipantId,
  parseStaffId,
} from '../../src/lib/meeting/ids.ts';
import { DEFAULT_SETTINGS } from '../../src/lib/meeting/settings.ts';

/** A server in this process with three meetings: the demo's (busy), one with nothing in it, one with awkward texts. */
export interface PictureStage {
  readonly server: Running;
  /** Cookie of an admin's session, who may do what commanders may, `name=value`. */
  readonly staffCookie: string;
  /** Of a moderator's, who reads the agenda and does not write on it. */
  readonly readerCookie: string;
  /** The path of a setup link that was not used. */
  readonly setupPath: string;
}

export const EMPTY = 'EMPTY2';
export const LONG = 'LONG22';

const LONG_TEXTS = [
  'On our block the delivery vans stop in the bike lane from early morning until the shops close, so that everyone who rides to school or to work has to swing out into the traffic, twice on the same block, and the drivers behind them lean on the horn as if it were our fault; a strip of posts would end it, or an hour in which loading is allowed and the rest of the day in which it is not, with somebody there in the first weeks to explain it kindly to the drivers and their dispatchers.',
  'Bitte-auch-ohne-Leerzeichen-umbrechen'.repeat(13).slice(0, 500),
  'Sí.',
  'https://www.example.org/a/very/long/address/that/nobody/can/read/aloud?with=parameters&and=more',
  '¿Podrían poner un cruce con semáforo que hable, para las personas que no ven, en la avenida 9 y Birch? '
    .repeat(4)
    .trim(),
];

let commands = 0;
async function act(hall: Hall, actor: Actor, body: CommandBody): Promise<string> {
  const id = parseCommandId(`picture-${(commands += 1)}`);
  if (!id) throw new Error('this is an id');
  const ack = await hall.submit(actor, { ...body, id });
  if (!ack.ok) throw new Error(`${body.type} was refused: ${ack.code}`);
  return ack.result.ideaId ?? '';
}

async function longTexts(server: Running, commander: Actor): Promise<void> {
  const title = 'What would make the walk between the station, the market and the school feel safe after dark?';
  const settings = { ...DEFAULT_SETTINGS, title, area: '42nd Precinct, Elm Park and the streets east of the river' };
  const code = parseMeetingCode(LONG);
  const hall = await server.halls.create(settings, { by: 'system', ...(code && { code }) });
  await act(hall, commander, { type: 'meeting.open' });
  for (const [n, text] of LONG_TEXTS.entries()) {
    const author = parseParticipantId(`participant-${n}`);
    if (!author) throw new Error('this is an id');
    const ideaId = await act(hall, { role: 'resident', participant: author }, { type: 'idea.submit', text });
    await act(hall, commander, { type: 'idea.publish', ideaId });
    for (let voter = 0; voter < 1200 - 290 * n; voter += 1) {
      const participant = parseParticipantId(`neighbour-${voter}`);
      if (participant) await act(hall, { role: 'resident', participant }, { type: 'vote.set', ideaId, on: true });
    }
  }
  const [first] = await hall.read((state) => [...state.ideas.keys()]);
  const ideaId = parseIdeaId(first);
  if (ideaId) await act(hall, commander, { type: 'stage.spotlight', ideaId });
}

async function account(store: Store, id: string, role: 'admin' | 'moderator', name: string): Promise<string> {
  await store.directory.staff.add({
    id,
    email: `${id}@townhall.example`,
    name,
    role,
    everywhere: true,
    passwordHash: null,
    disabled: false,
    createdAt: Date.now(),
  });
  return (await new Auth(store.directory, false).open(id)).split(';', 1)[0] ?? '';
}

export async function openStage(): Promise<PictureStage> {
  const store = createMemoryStore();
  const staffId = parseStaffId('commander');
  if (!staffId) throw new Error('this is an id');
  await seedDemo(store, { commander: staffId, moderator: staffId }, Date.now());
  const config = { ...readConfig({}), host: '127.0.0.1', port: 0 };
  const server = await startServer({ config, store, pages: await loadPages(), log: createLog('error') });
  const commander: Actor = { role: 'commander', staff: staffId };
  const code = parseMeetingCode(EMPTY);
  const empty = await server.halls.create(
    { ...DEFAULT_SETTINGS, title: 'Nights on the waterfront', area: '44th Precinct, Harbor Hill' },
    { by: 'system', ...(code && { code }) }
  );
  await act(empty, commander, { type: 'meeting.open' });
  await longTexts(server, commander);
  const staffCookie = await account(store, 'commander', 'admin', 'Sector North');
  const readerCookie = await account(store, 'moderator', 'moderator', 'Front desk');
  return { server, staffCookie, readerCookie, setupPath: server.setupPath ?? '/staff/setup/setup-used' };
}
