import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../db/open.ts';
import type { Store } from '../../db/store.ts';
import { systemClock } from '../../realtime/hall/clock.ts';
import { Halls } from '../../realtime/halls.ts';
import { parseStaffId, type CommandId, type MeetingCode, type MeetingId } from '../../src/lib/meeting/ids.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/lib/meeting/settings.ts';
import { TestMongo } from '../contract/ground-mongo.ts';
import { staff } from '../net/ground.ts';
import { before } from './ledger.ts';

/** Where a server keeps its data, for one test: opened here beside it, or given to a process by its environment. */
export interface Place {
  readonly kind: 'sqlite' | 'mongo';
  /** For a server's own process. */
  readonly env: Readonly<Record<string, string>>;
  /** A look at the same data from here, whether a server runs on it or not; closed by the caller. */
  open(role?: 'server' | 'tool'): Promise<Store>;
  dispose(): Promise<void>;
}

export async function sqlitePlace(): Promise<Place> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'openfloor-proof-'));
  return {
    kind: 'sqlite',
    env: { OPENFLOOR_DATA: dataFolder },
    open: (role = 'tool') => openStore({ dataFolder, role }),
    dispose: () => rm(dataFolder, { recursive: true, force: true }),
  };
}

/** An engine of its own, which ends with it. */
export async function mongoPlace(): Promise<Place> {
  const engine = await TestMongo.start();
  const mongoUrl = engine.freshUrl();
  return {
    kind: 'mongo',
    env: { MONGODB_URL: mongoUrl },
    open: (role = 'tool') => openStore({ mongoUrl, dataFolder: 'unused', role }),
    dispose: () => engine.stop(),
  };
}

export const PLACES = { sqlite: sqlitePlace, mongo: mongoPlace } as const;
export const KINDS = ['sqlite', 'mongo'] as const;

export interface StaffSeat {
  readonly id: string;
  readonly cookie: string;
}

export interface Scene {
  readonly meeting: MeetingId;
  readonly code: MeetingCode;
  readonly moderator: StaffSeat;
  readonly commander: StaffSeat;
  readonly officer: StaffSeat;
}

/** A meeting that is live, and the staff who run it. */
export async function scene(store: Store, change: Partial<Settings> = {}): Promise<Scene> {
  const failures: unknown[] = [];
  const halls = new Halls({ store, clock: systemClock, report: (_what, error) => failures.push(error) });
  const settings: Settings = { ...DEFAULT_SETTINGS, title: 'What first?', moderation: 'post', ...change };
  const hall = await halls.create(settings, { by: 'system' });
  const people = {
    moderator: await staff(store, 'moderator'),
    commander: await staff(store, 'commander'),
    officer: await staff(store, 'officer'),
  };
  const by = parseStaffId(people.moderator.id);
  if (!by) throw new Error('that is an id');
  const opened = await hall.submit(
    { role: 'moderator', staff: by },
    { type: 'meeting.open', id: before(0) as CommandId }
  );
  if (!opened.ok) throw new Error(opened.message);
  const code = await hall.read((state) => state.code);
  if (!code) throw new Error('a meeting has a code');
  await halls.close();
  if (failures.length > 0) throw failures[0];
  return { meeting: hall.meeting, code, ...people };
}
