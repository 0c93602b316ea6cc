import { createMemoryStore } from '../../db/memory.ts';
import type { Store } from '../../db/store.ts';
import { AgencyLog } from '../../realtime/agency-log.ts';
import { meetingSecret, newDevice, participantOf } from '../../realtime/devices.ts';
import type { Hall } from '../../realtime/hall/hall.ts';
import { Halls } from '../../realtime/halls.ts';
import { Retention } from '../../realtime/records/retention.ts';
import type { Actor } from '../../src/lib/meeting/actors.ts';
import type { CommandBody } from '../../src/lib/meeting/commands.ts';
import { parseMeetingCode, parseStaffId, type CommandId, type ParticipantId } from '../../src/lib/meeting/ids.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/lib/meeting/settings.ts';
import { commander, moderator } from '../meeting/cast.ts';
import { FakeClock } from '../hall/sim/clock.ts';

export const DAY = 24 * 60 * 60_000;
export const BEGIN = Date.UTC(2026, 2, 1, 18);

/** Somebody with a phone, as the server derives who they are. */
export interface Resident {
  readonly device: string;
  readonly token: string;
  readonly participant: ParticipantId;
  readonly actor: Actor;
}

/** A meeting from its making to its end, on a real store, with residents whose ids come from devices and the meeting's key. */
export class Evening {
  readonly clock = new FakeClock(BEGIN);
  readonly reports: string[] = [];
  readonly halls: Halls;
  readonly agencyLog: AgencyLog;
  readonly retention: Retention;
  #commands = 0;

  constructor(readonly store: Store = createMemoryStore()) {
    const report = (what: string, error: unknown) => void this.reports.push(`${what}: ${String(error)}`);
    this.halls = new Halls({ store, clock: this.clock, report });
    this.agencyLog = new AgencyLog(store.log, this.clock);
    const { halls, agencyLog, clock } = this;
    this.retention = new Retention({ store, halls, agencyLog, clock, report });
  }

  async meeting(settings: Partial<Settings> = {}, code = 'ELM204'): Promise<Hall> {
    const typed = parseMeetingCode(code);
    if (!typed) throw new Error('a code');
    const all = {
      ...DEFAULT_SETTINGS,
      title: 'Elm Park',
      retention: { amount: 30, unit: 'days' as const },
      ...settings,
    };
    const before = (meeting: string) =>
      this.agencyLog.record({ type: 'meeting.created', meeting, code }, 'command-line');
    const hall = await this.halls.create(all, { by: 's:a1', code: typed, before });
    await this.act(hall, moderator, { type: 'meeting.open' });
    return hall;
  }

  async resident(hall: Hall): Promise<Resident> {
    const device = newDevice();
    const token = meetingSecret(device, hall.meeting);
    const participant = participantOf(await this.store.keyring.keyFor(hall.meeting), token);
    return { device, token, participant, actor: { role: 'resident', participant } };
  }

  async act(hall: Hall, actor: Actor, body: CommandBody): Promise<string> {
    const ack = await hall.submit(actor, { ...body, id: `command-${(this.#commands += 1)}` as CommandId });
    if (!ack.ok) throw new Error(`${body.type}: ${ack.code}`);
    return ack.result.ideaId ?? '';
  }

  /** An idea by somebody, published, and backed by the others. */
  async idea(hall: Hall, text: string, author: Resident, ...backers: readonly Resident[]): Promise<string> {
    const ideaId = await this.act(hall, author.actor, { type: 'idea.submit', text });
    await this.act(hall, moderator, { type: 'idea.publish', ideaId });
    for (const { actor } of backers) await this.act(hall, actor, { type: 'vote.set', ideaId, on: true });
    return ideaId;
  }

  async close(hall: Hall): Promise<void> {
    await this.act(hall, commander, { type: 'meeting.close' });
  }

  async stop(): Promise<void> {
    await this.halls.close();
    await this.store.close();
  }
}

const admin = parseStaffId('admin-id-1');
if (!admin) throw new Error('an id');
export const ADMIN = admin;
